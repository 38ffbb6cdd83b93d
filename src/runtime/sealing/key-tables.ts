import type { EntityId, Id } from "../../vocabulary/identifier.ts"
import type { Instant } from "../../vocabulary/instant.ts"

/* The tables of the data keys; `schema.ts` has the others. */

export interface DataKeyTable {
  entity_id: EntityId
  key_id: Id
  /** `next_index` is known to every server before anything is indexed under it. */
  purpose: "seal" | "index" | "next_index"
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

/** A change of the key-encryption key: what is wrapped anew is wrapped by this custody. */
export interface KeyChangeTable {
  entity_id: EntityId
  custody_id: Id
  started_by: Id
  started_at: Instant
  finished_at: Instant | null
}

/** A server that runs, and the key-encryption keys it holds. */
export interface KeyHolderTable {
  entity_id: EntityId
  node_id: Id
  custody_ids: Id[]
  seen_at: Instant
}

export interface IndexRotationTable {
  entity_id: EntityId
  started_by: Id
  started_at: Instant
  round: number
  round_began_at: Instant
  stage: string
  after_row: Id | null
  done: string
  total: string
  finished_at: Instant | null
}
