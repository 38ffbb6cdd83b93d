import type { EntityId, Id } from "./identifier.ts"
import type { Action } from "./role.ts"

declare const granted: unique symbol

/**
 * Proof that this person may do this thing in this entity. Only `access/` makes one; a function that does
 * something sensitive demands it in its signature, so that a forgotten check does not compile.
 */
export interface Permit<A extends Action> {
  readonly [granted]: A
  readonly action: A
  readonly entityId: EntityId
  readonly userId: Id
}
