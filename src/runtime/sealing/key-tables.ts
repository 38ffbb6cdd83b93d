import type { EntityId, Id } from "../../vocabulary/identifier.ts"
import type { Instant } from "../../vocabulary/instant.ts"

/* The tables of the data keys; `schema.ts` has the others. */

export interface DataKeyTable {
  entity_id: EntityId
  key_id: Id
  purpose: "seal" | "index"
  /** The customer whose data it seals; null for a key of the entity itself. */
  subject_id: Id | null
  wrapped: Buffer | null
  /** The entity's key, or the custody outside the database. */
  wrapped_by: Id
  made_at: Instant
  retired_at: Instant | null
  destroyed_at: Instant | null
}

export interface KeyRotationTable {
  entity_id: EntityId
  started_by: Id
  started_at: Instant
  round: number
  stage: string
  after_row: Id | null
  done: string
  total: string
  finished_at: Instant | null
}
