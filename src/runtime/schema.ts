import type { ColumnType, Generated } from "kysely"
import type { Outcome } from "../vocabulary/decision.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { Json, JsonObject } from "../vocabulary/json.ts"
import type { PartyKind } from "../vocabulary/party.ts"
import type { Role } from "../vocabulary/role.ts"
import type { Direction, TransferState } from "../vocabulary/transfer.ts"
import type { AccessSchema } from "./schema-access.ts"
import type { AuditSchema } from "./schema-audit.ts"
import type { PerimeterSchema } from "./schema-perimeter.ts"
import type { DataKeyTable, IndexRotationTable, KeyChangeTable, KeyHolderTable, KeyRotationTable } from "./sealing/key-tables.ts"

/*
 * The tables as Kysely sees them; migrations/ makes them. `timestamptz` arrives as an ISO instant and `numeric`
 * as text (see database.ts), `jsonb` as parsed JSON and is written as JSON text.
 */
type JsonColumn<T = Json> = ColumnType<T, string, string>
type VersionColumn = Generated<number>
/** Sealed with a data key (see sealing/): nobody reads it from the database alone. */
type SealedColumn = Buffer
/** Personal data that an older version left in clear, until the next start with the key has sealed them. */
type UnsealedColumn = ColumnType<JsonObject | null, never, null>

interface EntityTable {
  entity_id: EntityId
  name: string
  country: string
  is_demonstration: boolean
  created_at: Instant
}

interface UserAccountTable {
  entity_id: EntityId
  user_id: Id
  personal: SealedColumn | null
  /** Blind index of the login. */
  login_index: Buffer | null
  unsealed: UnsealedColumn
  language: string
  roles: Role[]
  password_hash: string | null
  failed_attempts: Generated<number>
  locked_until: Instant | null
  disabled_at: Instant | null
  created_at: Instant
  version: Generated<number>
  /** Blind index of the person's account at the identity provider. */
  provider_index: Buffer | null
  /** What that index is of. Null for an account tied by an older version, until its next sign-in. */
  provider_identity: SealedColumn | null
}

interface CustomerTable {
  entity_id: EntityId
  customer_id: Id
  reference: string
  kind: PartyKind
  /** Null for an erased customer. */
  personal: SealedColumn | null
  /** Blind indexes of the words of the name. */
  name_words: Generated<Buffer[]>
  erased_at: Instant | null
  unsealed: UnsealedColumn
  country: string | null
  status: "onboarding" | "active" | "suspended" | "closed"
  services: Direction[]
  created_at: Instant
  updated_at: Instant
  version: VersionColumn
}

interface CustomerErasureTable {
  entity_id: EntityId
  erasure_id: Id
  customer_id: Id
  proposed_by: Id
  proposed_at: Instant
  expires_at: Instant
  approved_by: Id | null
  approved_at: Instant | null
}

interface RateTable {
  entity_id: EntityId
  rate_id: Id
  asset: string
  currency: string
  rate: string
  source: string
  quoted_at: Instant
  recorded_at: Instant
}

interface TransferTable {
  entity_id: EntityId
  transfer_id: Id
  idempotency_key: string
  request_digest: Buffer
  customer_id: Id
  direction: Direction
  asset: string
  units: string
  other_side: SealedColumn | null
  unsealed: UnsealedColumn
  other_wallet_hosting: string
  value_cents: string | null
  state: TransferState
  requested_at: Instant
  settled_at: Instant | null
  version: VersionColumn
}

interface DecisionTable {
  entity_id: EntityId
  decision_id: Id
  transfer_id: Id
  purpose: "submission" | "amendment" | "release" | "rejection"
  outcome: Outcome
  /** Facts and findings, a line each. */
  texts: SealedColumn | null
  unsealed: UnsealedColumn
  facts_digest: Buffer
  rulebook_digest: string
  code_version: string
  decided_at: Instant
}

interface CaseTable {
  entity_id: EntityId
  case_id: Id
  subject_kind: "transfer"
  subject_id: Id
  state: "open" | "prepared" | "closed"
  owner_id: Id | null
  opened_at: Instant
  due_at: Instant
  prepared_by: Id | null
  prepared_at: Instant | null
  preparation: SealedColumn | null
  unsealed: UnsealedColumn
  /** The customer under whose key the words of this case are sealed. */
  data_subject_id: Id | null
  closed_by: Id | null
  closed_at: Instant | null
  resolution: "released" | "rejected" | null
  version: VersionColumn
}

interface CaseEventTable {
  entity_id: EntityId
  case_id: Id
  event_id: Id
  kind: string
  actor: string
  occurred_at: Instant
  body: SealedColumn | null
  unsealed: UnsealedColumn
}

interface EvidenceTable {
  entity_id: EntityId
  evidence_id: Id
  case_id: Id
  name: SealedColumn | null
  media_type: string
  content: SealedColumn | null
  unsealed: UnsealedColumn
  sha256: Buffer
  added_by: Id
  added_at: Instant
}

interface SanctionsListTable {
  entity_id: EntityId
  list_version_id: Id
  list: string
  title: string
  is_synthetic: boolean
  state: "received" | "active" | "superseded" | "refused"
  source_digest: Buffer
  entry_count: number | null
  name_count: number | null
  received_by: string
  received_at: Instant
  activated_at: Instant | null
  confirmed_at: Instant | null
  problem: JsonColumn<JsonObject> | null
}

interface SanctionsFileTable {
  entity_id: EntityId
  list_version_id: Id
  file_name: string
  content: Buffer
  sha256: Buffer
}

interface SanctionsEntryTable {
  entity_id: EntityId
  list_version_id: Id
  entry_id: string
  kind: string
  program: string
  entry: JsonColumn<JsonObject>
}

interface OutboxTable {
  entity_id: EntityId
  event_id: Id
  topic: string
  payload: JsonColumn<JsonObject>
  created_at: Instant
  attempts: Generated<number>
  next_attempt_at: Instant
  delivered_at: Instant | null
  dead_at: Instant | null
  last_problem: string | null
  /** The request that left it, as its log line names it. */
  correlation_id: Id | null
  /** Place in the feed, given after the commit by the sequencer of `audit/`; null until then. */
  position: Generated<string | null>
}

export interface Schema extends AccessSchema, AuditSchema, PerimeterSchema {
  entity: EntityTable
  key_rotation: KeyRotationTable
  key_change: KeyChangeTable
  key_holder: KeyHolderTable
  index_rotation: IndexRotationTable
  user_account: UserAccountTable
  data_key: DataKeyTable
  customer: CustomerTable
  customer_erasure: CustomerErasureTable
  rate: RateTable
  transfer: TransferTable
  decision: DecisionTable
  case_file: CaseTable
  case_event: CaseEventTable
  evidence: EvidenceTable
  sanctions_list: SanctionsListTable
  sanctions_file: SanctionsFileTable
  sanctions_entry: SanctionsEntryTable
  outbox: OutboxTable
}
