import { createHash, timingSafeEqual } from "node:crypto"
import type { FastifyRequest } from "fastify"
import type { App } from "../runtime/http.ts"
import { isLoopback } from "../runtime/is-loopback.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Figures } from "./open-figures.ts"

interface Parts extends Pick<Runtime, "database" | "clock" | "log"> {
  readonly figures: Figures
  /** Whoever has it may read the figures from anywhere. Without it this machine alone may. */
  readonly metricsToken: string | undefined
  /** A proxy on this machine makes every caller look like one from this machine. */
  readonly isBehindProxy: boolean
}

/** The figures in the text form of Prometheus, outside the API: for whoever watches, and no reader of the console. */
export function metricsRoutes(app: App, parts: Parts): void {
  app.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    if (!mayRead(request, parts)) throw refuse("access.sign_in_required")
    const { text, contentType } = await parts.figures.print(parts)
    return reply.header("content-type", contentType).send(text)
  })
}

function mayRead({ headers, socket, host }: FastifyRequest, { metricsToken, isBehindProxy }: Parts): boolean {
  if (metricsToken !== undefined) return isToken(/^bearer +(\S+)$/i.exec(headers.authorization ?? "")?.[1], metricsToken)
  // The name must be this machine's too: a page elsewhere can have its own name point here.
  const [name = ""] = /^(?:\[[^\]]*\]|[^:]*)/.exec(host) ?? []
  return !isBehindProxy && isLoopback(plain(socket.remoteAddress ?? "")) && isLoopback(plain(name))
}

/** Without the brackets of an address in a URL, and without the prefix of an IPv4 address that came in by IPv6. */
function plain(address: string): string {
  return address.replace(/^\[|\]$/g, "").replace(/^::ffff:/, "")
}

function isToken(presented: string | undefined, token: string): boolean {
  return presented !== undefined && timingSafeEqual(digest(presented), digest(token))
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest()
}
