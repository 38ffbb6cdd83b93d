import { sql } from "kysely"
import type { PersonalReading, Reading, Writing } from "../runtime/database.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { indexesOfLogin } from "./access.store.ts"
import type { Attempts } from "./judge-attempts.ts"

/** Whose proofs are counted. */
export interface AccountTried extends Attempts {
  readonly entityId: EntityId
  readonly userId: Id
}

/** The side of a user that only signing in looks at. */
export interface Account extends AccountTried {
  readonly passwordHash: string
}

/** The account of a person who is not disabled, whether or not it has a password. */
export async function findAccountTried(
  reading: Reading,
  { entityId, userId }: Pick<AccountTried, "entityId" | "userId">,
): Promise<AccountTried | undefined> {
  const row = await reading
    .selectFrom("user_account")
    .select(["failed_attempts", "locked_until"])
    .where("entity_id", "=", entityId)
    .where("user_id", "=", userId)
    .where("disabled_at", "is", null)
    .executeTakeFirst()
  return row === undefined ? undefined : { entityId, userId, failedAttempts: row.failed_attempts, lockedUntil: row.locked_until }
}

/** The account a password can be tried on, by login or by id. Undefined for a stranger, and for somebody disabled or without password. */
export async function findAccount(
  reading: PersonalReading,
  entityId: EntityId,
  by: { login: string } | { userId: Id },
): Promise<Account | undefined> {
  const query = reading
    .selectFrom("user_account")
    .select(["user_id", "password_hash", "failed_attempts", "locked_until"])
    .where("entity_id", "=", entityId)
    .where("disabled_at", "is", null)
  const row = await ("login" in by
    ? query.where("login_index", "in", await indexesOfLogin(reading, entityId, by.login))
    : query.where("user_id", "=", by.userId)
  ).executeTakeFirst()
  if (row === undefined || row.password_hash === null) return undefined
  return {
    entityId,
    userId: row.user_id,
    passwordHash: row.password_hash,
    failedAttempts: row.failed_attempts,
    lockedUntil: row.locked_until,
  }
}

/** Counts one more failure and answers how many there are now. */
export async function countFailure(writing: Writing, { entityId, userId }: AccountTried): Promise<number> {
  const row = await writing
    .updateTable("user_account")
    .set({ failed_attempts: sql<number>`failed_attempts + 1` })
    .where("entity_id", "=", entityId)
    .where("user_id", "=", userId)
    .returning("failed_attempts")
    .executeTakeFirstOrThrow()
  return row.failed_attempts
}

/** Closes the account to passwords until then, and starts the count anew for afterwards. */
export async function lockAccount(writing: Writing, { entityId, userId }: AccountTried, lockedUntil: Instant): Promise<void> {
  await writing
    .updateTable("user_account")
    .set({ locked_until: lockedUntil, failed_attempts: 0 })
    .where("entity_id", "=", entityId)
    .where("user_id", "=", userId)
    .execute()
}

/**
 * Clears the failures of an account whose password was proven. False when meanwhile the account was locked, disabled,
 * failed too often, or was given another password: then the proof is worth nothing.
 */
export async function acceptProof(
  writing: Writing,
  account: Account,
  { allowedAttempts, now }: { allowedAttempts: number; now: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("user_account")
    .set({ failed_attempts: 0, locked_until: null })
    .where("entity_id", "=", account.entityId)
    .where("user_id", "=", account.userId)
    .where("password_hash", "=", account.passwordHash)
    .where("disabled_at", "is", null)
    .where("failed_attempts", "<", allowedAttempts)
    .where((where) => where.or([where("locked_until", "is", null), where("locked_until", "<=", now)]))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Gives an account a password and opens it if it was locked. False when there is no such person or the person is disabled. */
export async function savePassword(
  writing: Writing,
  { entityId, userId }: Pick<Account, "entityId" | "userId">,
  passwordHash: string,
): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("user_account")
    .set({ password_hash: passwordHash, failed_attempts: 0, locked_until: null, version: sql<number>`version + 1` })
    .where("entity_id", "=", entityId)
    .where("user_id", "=", userId)
    .where("disabled_at", "is", null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
