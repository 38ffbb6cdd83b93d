import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"

/** The tables of the audit log as Kysely sees them; see schema.ts for how columns arrive. */
export interface AuditSchema {
  audit_entry: AuditEntryTable
  audit_opening: AuditOpeningTable
  audit_pending: AuditPendingTable
  audit_position: AuditPositionTable
  audit_lease: AuditLeaseTable
  audit_subtree: AuditSubtreeTable
  audit_key: AuditKeyTable
  audit_checkpoint: AuditCheckpointTable
  audit_copy: AuditCopyTable
}

interface AuditEntryTable {
  entity_id: EntityId
  entry_id: Id
  recorded_at: Instant
  action: string
  actor: string
  subject_kind: string
  subject_id: string
  canonical: Buffer
  leaf_hash: Buffer
}
interface AuditOpeningTable {
  entity_id: EntityId
  entry_id: Id
  /** In clear where an older version left it, until it is sealed in the background. */
  salt: Buffer | null
  /** The salt, sealed under the key of whom the entry is about. */
  sealed: Buffer | null
}
interface AuditPendingTable {
  entity_id: EntityId
  entry_id: Id
}
interface AuditPositionTable {
  entity_id: EntityId
  position: string
  entry_id: Id
}
interface AuditLeaseTable {
  entity_id: EntityId
  holder: Id
  fence: string
  expires_at: Instant
  next_position: string
  next_event_position: string
}
interface AuditSubtreeTable {
  entity_id: EntityId
  height: number
  ordinal: string
  hash: Buffer
}
interface AuditKeyTable {
  entity_id: EntityId
  ordinal: number
  verifier_key: string
  entry_id: Id
  recorded_at: Instant
}
interface AuditCheckpointTable {
  entity_id: EntityId
  size: string
  root: Buffer
  note: string
  made_at: Instant
}
interface AuditCopyTable {
  entity_id: EntityId
  place: string
  size: string
  attempted_at: Instant
  problem: string | null
}
