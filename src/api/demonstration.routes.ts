import { isIP } from "node:net"
import { z } from "zod"
import type { App } from "../runtime/http.ts"
import { refuse } from "../vocabulary/refusal.ts"

/** Starts the demonstration firm, in a database of its own, and answers where it listens. Undefined where it may not be started. */
export type OpenDemonstration = () => Promise<{ readonly url: string } | undefined>

/** The button of the first screen. Only from this machine, and only before a firm is set up. */
export function demonstrationStartRoutes(app: App, openDemonstration: OpenDemonstration): void {
  const schema = {
    tags: ["access"],
    summary: "Open the demonstration firm beside this one",
    security: [],
    response: { 201: z.object({ url: z.string() }) },
  }
  app.post("/v1/demonstration", { schema }, async (request, reply) => {
    const opened = isLoopback(request.ip) ? await openDemonstration() : undefined
    if (opened === undefined) throw refuse("demonstration.unavailable")
    return reply.code(201).send(opened)
  })
}

function isLoopback(address: string): boolean {
  return address === "::1" || (/^(::ffff:)?127\./.test(address) && isIP(address) !== 0)
}
