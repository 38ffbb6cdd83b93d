import { z } from "zod"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { App } from "../runtime/http.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { findUser } from "./access.store.ts"
import { permitOf, personOf } from "./access.ts"
import { accessPolicy } from "./access-policy.ts"
import { tokenDigest } from "./credential.store.ts"
import { endOwnSession, endSessionsOf } from "./end-sessions.flow.ts"
import { later } from "./later.ts"
import { listOpenSessions } from "./open-sessions.store.ts"
import { sessionMethods } from "./session.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

const tags = ["access"]
const sessionList = z.object({
  items: z.array(
    z
      .object({
        sessionId: z.string(),
        method: z.enum(sessionMethods),
        openedAt: z.string(),
        lastSeenAt: z.string().describe("Within a minute"),
        expiresAt: z.string(),
        isThis: z.boolean().describe("Whether this request came by it"),
      })
      .meta({ id: "Session" }),
  ),
})

/** Where people are signed in: one's own sessions for everybody, others' for those who administer. */
export function sessionRoutes(app: App, parts: Parts): void {
  const ownSchema = { tags, summary: "One's own open sessions, newest first", response: { 200: sessionList } }
  app.get("/v1/access/sessions", { schema: ownSchema }, async (request) => {
    const here = request.sessionToken === undefined ? undefined : tokenDigest(request.sessionToken.text).toString("hex")
    return { items: await openSessionsOf(parts, personOf(request), here) }
  })

  const endSchema = {
    tags,
    summary: "End one of one's own sessions",
    params: z.strictObject({ sessionId: z.string().regex(/^[0-9a-f]{64}$/) }),
    response: { 204: z.null() },
  }
  app.post("/v1/access/sessions/:sessionId/revocation", { schema: endSchema }, async (request, reply) => {
    await endOwnSession(parts, personOf(request), request.params.sessionId)
    return reply.code(204).send(null)
  })

  const byId = z.strictObject({ userId: z.uuid() })
  const theirsSchema = { tags, summary: "A person's open sessions, newest first", params: byId, response: { 200: sessionList } }
  app.get("/v1/access/users/:userId/sessions", { schema: theirsSchema }, async (request) => {
    const { entityId } = permitOf(request, "access.read")
    const { userId } = request.params
    if ((await findUser(parts.database.kysely, entityId, userId)) === undefined) throw refuse("access.user_not_found", { userId })
    return { items: await openSessionsOf(parts, { entityId, userId }) }
  })

  const endAllSchema = { tags, summary: "End every session of a person", params: byId, response: { 204: z.null() } }
  app.post("/v1/access/users/:userId/sessions/revocation", { schema: endAllSchema }, async (request, reply) => {
    await endSessionsOf(parts, permitOf(request, "access.administer"), request.params.userId)
    return reply.code(204).send(null)
  })
}

async function openSessionsOf({ database, clock, rulebook }: Parts, user: { entityId: EntityId; userId: Id }, here?: string) {
  const now = clock.now()
  const idleSince = later(now, -accessPolicy(rulebook, now).sessionIdleMinutes)
  const sessions = await listOpenSessions(database.kysely, user, { now, idleSince })
  return sessions.map((session) => ({ ...session, isThis: session.sessionId === here }))
}
