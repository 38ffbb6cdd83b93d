import type { FastifyRequest } from "fastify"
import { onBehalfOf } from "../runtime/correlation.ts"
import type { App } from "../runtime/http.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Figures } from "./open-figures.ts"

interface Parts extends Pick<Runtime, "log" | "newId"> {
  readonly figures?: Pick<Figures, "requested"> | undefined
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Gives each request its correlation id and, once it is answered, its line in the log and its place in the figures. A line
 * holds ids, the route's pattern, the status and the time it took: never the address that was asked, a header or a body.
 */
export function watchRequests(app: App, { log, newId, figures }: Parts): void {
  app.setGenReqId(({ headers }) => correlationIdOf(headers["x-correlation-id"]) ?? newId())
  // Not sooner: a body is read in a context of its own, and what comes after it would know of no request.
  app.addHook("preHandler", (request, _, done) => onBehalfOf(request.id, done))
  app.addHook("onResponse", async (request, reply) => {
    const { method } = request
    const route = request.routeOptions.url ?? "unknown"
    const { statusCode: status, elapsedTime } = reply
    figures?.requested({ method, route, status, seconds: elapsedTime / 1000 })
    const line = { correlationId: request.id, method, route, status, milliseconds: Math.round(elapsedTime), ...askerOf(request) }
    // What the console's pages, probes and scrapers fetch all day would bury the rest.
    if (route.startsWith("/v1/")) log.info(line, "request")
    else log.debug(line, "request")
  })
  app.addHook("onRequestAbort", async (request) => {
    log.info(
      { correlationId: request.id, method: request.method, route: request.routeOptions.url ?? "unknown" },
      "request given up by its sender",
    )
  })
}

/** An id that the caller gave, where it has the form of ours. Anything else might be a name, a secret or a second line. */
function correlationIdOf(header: string | string[] | undefined): string | undefined {
  return typeof header === "string" && uuid.test(header.toLowerCase()) ? header.toLowerCase() : undefined
}

function askerOf({ principal }: FastifyRequest): { readonly entityId?: string; readonly userId?: string } {
  return principal === undefined ? {} : { entityId: principal.entityId, userId: principal.userId }
}
