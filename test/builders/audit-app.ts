import { permit } from "../../src/access/access.ts"
import { openServer } from "../../src/api/server.ts"
import { auditRoutes } from "../../src/audit/audit.routes.ts"
import { loadRulebook } from "../../src/rulebook/rulebook.store.ts"
import type { Clock } from "../../src/runtime/clock.ts"
import type { Database } from "../../src/runtime/database.ts"
import type { App } from "../../src/runtime/http.ts"
import { openLog } from "../../src/runtime/log.ts"
import { newId } from "../../src/runtime/new-id.ts"
import { type Role, roles } from "../../src/vocabulary/role.ts"

interface Caller {
  readonly entityId: string
  readonly userId: string
}

const { roles: roleTable } = loadRulebook()

/** The real server with the routes of the audit room alone. Whoever sends the header `x-role` has that role, and no other. */
export async function auditApp({
  database,
  clock,
  entityId,
  userId,
}: Caller & { readonly database: Database; readonly clock: Clock }): Promise<App> {
  const app = await openServer({ log: openLog("silent"), newId }, "test")
  auditRoutes(app, {
    database,
    clock,
    newId,
    watch: { isSigning: true, signingProblems: new Map(), excessPowers: [] },
    permitOf(request, action) {
      const role = roles.filter((known): known is Role => known === request.headers["x-role"])
      return permit({ entityId, userId, login: "tester", displayName: "Tester", language: "en", roles: role }, action, roleTable)
    },
  })
  return app
}
