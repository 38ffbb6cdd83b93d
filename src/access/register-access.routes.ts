import type { FastifyRequest } from "fastify"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { App } from "../runtime/http.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Asking } from "./access.ts"
import { isForged, type Sender } from "./is-forged.ts"
import { parseKey, parseToken, type Token } from "./parse-token.ts"
import { recogniseCaller } from "./recognise-caller.flow.ts"
import { recogniseMachine } from "./recognise-machine.flow.ts"
import { type SessionCookie, sessionCookie } from "./session-cookie.ts"

declare module "fastify" {
  /** Who asks, so that a route writes `permitOf(request, "case.read")`. */
  interface FastifyRequest extends Asking {
    /** The token of the session that `principal` was recognised by; a machine has none. */
    sessionToken: Token | undefined
  }
}

type Parts = Pick<Runtime, "database" | "clock"> & { readonly rulebook: Rulebook; readonly publicUrl: string }

/**
 * Recognises who sends each request under /v1, by the session cookie or by `Authorization: Bearer` with a session token
 * or an API key, and refuses what another site sent through the person's browser. Nobody gets further without a session, not even to learn
 * whether the request was well formed, but where the route's own description says `security: []`.
 */
export function registerAccess(app: App, parts: Parts): void {
  const cookie = sessionCookie(parts.publicUrl)
  app.decorateRequest("principal", undefined)
  app.decorateRequest("sessionToken", undefined)
  app.decorateRequest("roleTable", { getter: () => parts.rulebook.roles })
  app.addHook("onRequest", async (request) => {
    // The route that was matched, not the address as it was written: /%761/ is matched as /v1/.
    if (request.routeOptions.url?.startsWith("/v1/") !== true) return
    const { carrier, text } = presentedSession(request, cookie)
    if (isForged(senderOf(request, carrier), parts.publicUrl)) throw refuse("request.forged")
    const known = text === undefined ? undefined : await recognise(parts, { carrier, text })
    if (known !== undefined) Object.assign(request, known)
    else if (!isOpenToAll(request)) throw refuse("access.sign_in_required")
  })
}

type Known = Pick<FastifyRequest, "principal" | "sessionToken">

/** A person by a session, or a system of the firm by its key. A key is no cookie: no browser holds one. */
async function recognise(parts: Parts, { carrier, text }: { carrier: Sender["carrier"]; text: string }): Promise<Known | undefined> {
  const key = carrier === "bearer" ? parseKey(text) : undefined
  const token = parseToken(text)
  const principal =
    key !== undefined ? await recogniseMachine(parts, key) : token !== undefined ? await recogniseCaller(parts, token) : undefined
  return principal === undefined ? undefined : { principal, sessionToken: token }
}

function isOpenToAll({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.schema?.security?.length === 0
}

/** A bearer token goes before a cookie: whoever sends one means it. */
function presentedSession({ headers }: FastifyRequest, cookie: SessionCookie): { carrier: Sender["carrier"]; text?: string } {
  const bearer = /^bearer +(\S+)$/i.exec(headers.authorization ?? "")?.[1]
  if (bearer !== undefined) return { carrier: "bearer", text: bearer }
  const kept = cookie.read(headers.cookie)
  return kept === undefined ? { carrier: "none" } : { carrier: "cookie", text: kept }
}

function senderOf({ method, headers }: FastifyRequest, carrier: Sender["carrier"]): Sender {
  const fetchSite = headers["sec-fetch-site"]
  return { method, carrier, origin: headers.origin, fetchSite: typeof fetchSite === "string" ? fetchSite : undefined }
}
