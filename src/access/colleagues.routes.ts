import { z } from "zod"
import { type App, cutPage, pageOf, pageQuery } from "../runtime/http.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { roles } from "../vocabulary/role.ts"
import { listUsers, userStates } from "./access.store.ts"
import { personOf } from "./access.ts"

const colleagueView = z
  .object({ userId: z.uuid(), displayName: z.string(), roles: z.array(z.enum(roles)).readonly(), state: z.enum(userStates) })
  .meta({ id: "Colleague" })

/** Who works here, by name and role, for everybody who is signed in: a checker has to see whose work it is. */
export function colleagueRoutes(app: App, { database: { kysely } }: Pick<Runtime, "database">): void {
  const schema = {
    tags: ["access"],
    summary: "Names and roles of the people of the firm",
    querystring: pageQuery,
    response: { 200: pageOf(colleagueView) },
  }
  app.get("/v1/access/colleagues", { schema }, async (request) => {
    const { entityId } = personOf(request)
    return cutPage(await listUsers(kysely, entityId, request.query), request.query.limit, (user) => user.userId)
  })
}
