import type { PersonalReading, Reading, Writing } from "../runtime/database.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { openNames, sealName } from "./sealed-name.store.ts"

interface Owner {
  readonly entityId: EntityId
  readonly userId: Id
}

/** The public side of somebody's passkey. */
export interface Passkey extends Owner {
  /** Ours; the credential's id is the authenticator's. */
  readonly passkeyId: Id
  /** Base64url, made by the authenticator. */
  readonly credentialId: string
  readonly publicKey: Buffer
  /** How often the authenticator says it was used; 0 for those that do not count. */
  readonly counter: number
  readonly name: string
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | null
}

export type PasskeyPurpose = "registration" | "sign_in" | "decision"

/** A challenge that waits for its answer, once. */
export interface PasskeyChallenge {
  readonly entityId: EntityId
  readonly challengeId: Id
  readonly purpose: PasskeyPurpose
  /** Null for somebody who is about to say who they are. */
  readonly userId: Id | null
  /** Base64url. */
  readonly challenge: string
  /** Of a decision: what went into the challenge besides the decision itself. */
  readonly nonce: string | null
  readonly expiresAt: Instant
}

export async function listPasskeys(reading: PersonalReading, { entityId, userId }: Owner): Promise<Passkey[]> {
  const rows = await reading
    .selectFrom("passkey")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("user_id", "=", userId)
    .orderBy("created_at", "desc")
    .execute()
  const named = rows.map((row) => ({ rowId: row.passkey_id, name: row.name }))
  const names = await openNames(reading, entityId, { table: "passkey", rows: named })
  return rows.map((row, index) => ({
    entityId,
    userId,
    passkeyId: row.passkey_id,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: Number(row.counter),
    name: names[index] as string,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }))
}

/** Whose passkey it is, whoever asks. Undefined for one that nobody has. */
export async function findPasskeyOwner(reading: Reading, entityId: EntityId, credentialId: string): Promise<Owner | undefined> {
  const row = await reading
    .selectFrom("passkey")
    .innerJoin("user_account", (join) =>
      join.onRef("user_account.entity_id", "=", "passkey.entity_id").onRef("user_account.user_id", "=", "passkey.user_id"),
    )
    .select("passkey.user_id")
    .where("passkey.entity_id", "=", entityId)
    .where("credential_id", "=", credentialId)
    .where("disabled_at", "is", null)
    .executeTakeFirst()
  return row === undefined ? undefined : { entityId, userId: row.user_id }
}

/** Puts a passkey on record. False when somebody has it already. */
export async function addPasskey(writing: Writing, passkey: Omit<Passkey, "lastUsedAt">): Promise<boolean> {
  const { entityId, passkeyId: rowId, name } = passkey
  const sealed = await sealName(writing, entityId, { table: "passkey", rowId, name })
  const { numInsertedOrUpdatedRows } = await writing
    .insertInto("passkey")
    .values({
      entity_id: passkey.entityId,
      credential_id: passkey.credentialId,
      passkey_id: passkey.passkeyId,
      user_id: passkey.userId,
      public_key: passkey.publicKey,
      counter: String(passkey.counter),
      name: sealed,
      created_at: passkey.createdAt,
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.columns(["entity_id", "credential_id"]).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Notes a use. False when the passkey is gone, or its authenticator has counted further since: a copy of it may be about. */
export async function notePasskeyUse(
  writing: Writing,
  { entityId, credentialId }: Pick<Passkey, "entityId" | "credentialId">,
  { counter, at }: { counter: number; at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("passkey")
    .set({ counter: String(counter), last_used_at: at })
    .where("entity_id", "=", entityId)
    .where("credential_id", "=", credentialId)
    .where((where) => where.or([where("counter", "<", String(counter)), where("counter", "=", "0")]))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** False when the person has no such passkey. */
export async function removePasskey(writing: Writing, { entityId, userId }: Owner, credentialId: string): Promise<boolean> {
  const { numDeletedRows } = await writing
    .deleteFrom("passkey")
    .where("entity_id", "=", entityId)
    .where("user_id", "=", userId)
    .where("credential_id", "=", credentialId)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

export async function addChallenge(writing: Writing, made: PasskeyChallenge): Promise<void> {
  await writing
    .insertInto("passkey_challenge")
    .values({
      entity_id: made.entityId,
      challenge_id: made.challengeId,
      purpose: made.purpose,
      user_id: made.userId,
      challenge: made.challenge,
      nonce: made.nonce,
      expires_at: made.expiresAt,
    })
    .execute()
}

export async function findChallenge(reading: Reading, entityId: EntityId, challengeId: Id): Promise<PasskeyChallenge | undefined> {
  const row = await reading
    .selectFrom("passkey_challenge")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("challenge_id", "=", challengeId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { purpose, user_id: userId, challenge, nonce, expires_at: expiresAt } = row
  return { entityId, challengeId, purpose, userId, challenge, nonce, expiresAt }
}

/** Takes the challenge away: it is answered once. False when it was answered before. */
export async function takeChallenge(
  writing: Writing,
  { entityId, challengeId }: Pick<PasskeyChallenge, "entityId" | "challengeId">,
): Promise<boolean> {
  const { numDeletedRows } = await writing
    .deleteFrom("passkey_challenge")
    .where("entity_id", "=", entityId)
    .where("challenge_id", "=", challengeId)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
