import { z } from "zod"
import { readinessParts, readinessStates, worstOf } from "../operations/operations.ts"
import { type ReadinessParts, readReadiness } from "../operations/readiness.flow.ts"
import type { App } from "../runtime/http.ts"

const view = z
  .object({
    status: z.enum(readinessStates).describe("As bad as the worst part"),
    parts: z.array(
      z.object({ part: z.enum(readinessParts), state: z.enum(readinessStates), what: z.string(), remedy: z.string().optional() }),
    ),
  })
  .meta({ id: "Readiness" })

/** Says part by part whether this process can decide, for load balancers and for whoever is called at night. */
export function readinessRoutes(app: App, parts: ReadinessParts): void {
  const schema = {
    tags: ["health"],
    summary: "Whether this process can decide, part by part",
    description: "503 where a part has failed. A degraded part holds transfers or will soon, and its process still serves.",
    security: [],
    response: { 200: view, 503: view },
  }
  app.get("/ready", { schema }, async (_, reply) => {
    const looked = await readReadiness(parts)
    const status = worstOf(looked)
    return reply.code(status === "failed" ? 503 : 200).send({ status, parts: looked })
  })
}
