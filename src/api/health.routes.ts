import { z } from "zod"
import type { Database } from "../runtime/database.ts"
import type { App } from "../runtime/http.ts"

/** Says whether this process and its database answer. For load balancers and for whoever waits for a start. */
export function healthRoutes(app: App, { database, codeVersion }: { readonly database: Database; readonly codeVersion: string }): void {
  const view = z.object({ status: z.literal("ready"), codeVersion: z.string() })
  app.get(
    "/health",
    { schema: { tags: ["health"], summary: "Ready when the database answers", security: [], response: { 200: view } } },
    async () => {
      await database.pool.query("select 1")
      return { status: "ready" as const, codeVersion }
    },
  )
}
