import type { ColumnType, Generated } from "kysely"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import type { Action } from "../vocabulary/role.ts"

/* The tables of the access room: people, how they prove who they are, where they are signed in, and keys of systems. */

interface Unsealed {
  /** What an older version left in clear, until the next start with the key has sealed it. */
  unsealed: ColumnType<JsonObject | null, never, null>
}

interface SessionTable {
  entity_id: EntityId
  session_hash: Buffer
  user_id: Id
  opened_at: Instant
  last_seen_at: Instant
  expires_at: Instant
  closed_at: Instant | null
  method: Generated<"password" | "link" | "passkey" | "provider" | "demonstration">
}

interface SignInMeterTable {
  entity_id: EntityId
  kind: "address" | "login"
  key_digest: Buffer
  failed_attempts: number
  since: Instant
  locked_until: Instant | null
}

interface OneTimeCodeTable extends Unsealed {
  entity_id: EntityId
  user_id: Id
  /** Sealed. */
  secret: Buffer | null
  created_at: Instant
  confirmed_at: Instant | null
  last_step: Generated<string>
}

interface RecoveryCodeTable {
  entity_id: EntityId
  user_id: Id
  code_hash: Buffer
  used_at: Instant | null
}

interface PasskeyTable extends Unsealed {
  entity_id: EntityId
  credential_id: string
  passkey_id: Id
  user_id: Id
  public_key: Buffer
  counter: string
  /** Sealed. */
  name: Buffer | null
  created_at: Instant
  last_used_at: Instant | null
}

interface PasskeyChallengeTable {
  entity_id: EntityId
  challenge_id: Id
  purpose: "registration" | "sign_in" | "decision"
  user_id: Id | null
  challenge: string
  nonce: string | null
  expires_at: Instant
}

interface ProviderAttemptTable {
  entity_id: EntityId
  attempt_hash: Buffer
  purpose: "sign_in" | "proof"
  /** Whose proof it is to be, or who was found to sign in. */
  user_id: Id | null
  begun_at: Instant
  expires_at: Instant
  answered_at: Instant | null
  /** Sealed; present once the provider has said who it is. Lives for minutes, so no change of keys seals it anew. */
  provider_identity: Buffer | null
}

interface OneTimeLinkTable {
  entity_id: EntityId
  link_hash: Buffer
  purpose: "setup" | "invitation"
  user_id: Id | null
  created_at: Instant
  expires_at: Instant
  used_at: Instant | null
}

interface ApiKeyTable extends Unsealed {
  entity_id: EntityId
  key_id: Id
  key_hash: Buffer
  /** Sealed. */
  name: Buffer | null
  actions: Action[]
  issued_by: Id
  issued_at: Instant
  expires_at: Instant
  last_used_at: Instant | null
  revoked_by: Id | null
  revoked_at: Instant | null
}

interface AccountRecoveryTable {
  entity_id: EntityId
  recovery_id: Id
  user_id: Id
  proposed_by: Id
  proposed_at: Instant
  expires_at: Instant
  approved_by: Id | null
  approved_at: Instant | null
}

/** What `access/` keeps. */
export interface AccessSchema {
  session: SessionTable
  sign_in_meter: SignInMeterTable
  one_time_code: OneTimeCodeTable
  recovery_code: RecoveryCodeTable
  passkey: PasskeyTable
  passkey_challenge: PasskeyChallengeTable
  provider_attempt: ProviderAttemptTable
  one_time_link: OneTimeLinkTable
  api_key: ApiKeyTable
  account_recovery: AccountRecoveryTable
}
