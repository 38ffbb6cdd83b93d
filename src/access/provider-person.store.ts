import { sql } from "kysely"
import type { PersonalReading, Writing } from "../runtime/database.ts"
import { type RowPlace, sealerOf } from "../runtime/sealing/sealing.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import { indexesOfIdentity, indexesOfLogin, indexIdentity, lockIndexes } from "./access.store.ts"
import type { AccountTried } from "./account.store.ts"

/** Somebody the provider vouches for, as far as a house must know to find them. */
export interface Vouched {
  readonly issuer: string
  readonly subject: string
  /** Verified by the provider. */
  readonly email?: string
}

/** A person of the firm whom the provider's word opens. `isFirst`: their account has not been tied to an identity yet. */
export interface ProviderPerson extends AccountTried {
  readonly identity: string
  readonly isFirst: boolean
}

/**
 * Who of the firm it is. First by the identity that an account was tied to, whatever its e-mail address is now; else by
 * the verified address as login, of an account that no identity has opened yet. Undefined for a stranger, for somebody
 * disabled, and for a second identity that claims somebody's address.
 */
export async function findProviderPerson(
  reading: PersonalReading,
  entityId: EntityId,
  { issuer, subject, email }: Vouched,
): Promise<ProviderPerson | undefined> {
  const identity = `${issuer}\n${subject}`
  const accounts = reading
    .selectFrom("user_account")
    .select(["user_id", "disabled_at", "failed_attempts", "locked_until"])
    .where("entity_id", "=", entityId)
  const tied = await accounts.where("provider_index", "in", await indexesOfIdentity(reading, entityId, identity)).executeTakeFirst()
  const login = email?.trim().toLowerCase()
  const row =
    tied !== undefined || login === undefined
      ? tied
      : await accounts
          .where("login_index", "in", await indexesOfLogin(reading, entityId, login))
          .where("provider_index", "is", null)
          .executeTakeFirst()
  if (row === undefined || row.disabled_at !== null) return undefined
  const { user_id: userId, failed_attempts: failedAttempts, locked_until: lockedUntil } = row
  return { entityId, userId, failedAttempts, lockedUntil, identity, isFirst: tied === undefined }
}

const placeOf = (userId: Id): RowPlace => ({ table: "user_account", column: "provider_identity", rowId: userId })

/**
 * Ties the account to the identity, where it is not tied yet, and seals what the index is of beside it. False when the account
 * belongs to another identity, the identity to another account, or the account was disabled meanwhile.
 */
export async function tieAccount(
  writing: Writing,
  { entityId, userId, identity }: Pick<ProviderPerson, "entityId" | "userId" | "identity">,
): Promise<boolean> {
  await lockIndexes(writing, entityId)
  const indexes = await indexesOfIdentity(writing, entityId, identity)
  const accounts = writing.selectFrom("user_account").select("user_id").where("entity_id", "=", entityId)
  const another = await accounts.where("provider_index", "in", indexes).where("user_id", "<>", userId).executeTakeFirst()
  if (another !== undefined) return false
  const seal = await sealerOf(writing, entityId, null)
  const { numUpdatedRows } = await writing
    .updateTable("user_account")
    .set({
      provider_index: await indexIdentity(writing, entityId, identity),
      provider_identity: seal(placeOf(userId), identity),
      version: sql<number>`version + case when provider_index is null then 1 else 0 end`,
    })
    .where("entity_id", "=", entityId)
    .where("user_id", "=", userId)
    .where("disabled_at", "is", null)
    .where((where) => where.or([where("provider_index", "is", null), where("provider_index", "in", indexes)]))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** By which proofs of ownership somebody can be asked: a password, the provider, or both. */
export async function findOwnProofs(
  reading: PersonalReading,
  { entityId, userId }: { readonly entityId: EntityId; readonly userId: Id },
): Promise<{ readonly hasPassword: boolean; readonly isTied: boolean }> {
  const row = await reading
    .selectFrom("user_account")
    .select(["password_hash", "provider_index"])
    .where("entity_id", "=", entityId)
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow()
  return { hasPassword: row.password_hash !== null, isTied: row.provider_index !== null }
}
