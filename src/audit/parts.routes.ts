import type { FastifyRequest } from "fastify"
import type { Runtime } from "../runtime/runtime.ts"
import type { Permit } from "../vocabulary/permit.ts"
import type { Action } from "../vocabulary/role.ts"
import type { AuditWatch } from "./audit-watch.ts"

/** What the routes of this room stand on. Access is a storey above it, so whoever puts the parts together hands its `permitOf` in. */
export interface AuditRouteParts extends Pick<Runtime, "database" | "clock" | "newId"> {
  readonly watch: AuditWatch
  /** The permit of whoever sent the request; refuses when they may not. */
  readonly permitOf: <A extends Action>(request: FastifyRequest, action: A) => Permit<A>
}
