import type { PersonalReading, Reading, Writing } from "../runtime/database.ts"
import { openerOf, type RowPlace, sealerOf } from "../runtime/sealing/sealing.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { tokenDigest } from "./credential.store.ts"

interface Owner {
  readonly entityId: EntityId
  readonly userId: Id
}

/** The authenticator app of a person. Until it is confirmed by a code it opens and demands nothing. */
export interface OneTimeCode {
  readonly secret: Buffer
  readonly isConfirmed: boolean
  /** The newest time step whose code was taken; it and all before it are spent. */
  readonly lastStep: number
}

const placeOf = (userId: Id): RowPlace => ({ table: "one_time_code", column: "secret", rowId: userId })

export async function findOneTimeCode(reading: PersonalReading, { entityId, userId }: Owner): Promise<OneTimeCode | undefined> {
  const row = await reading
    .selectFrom("one_time_code")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("user_id", "=", userId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const open = await openerOf(reading, entityId, [row.secret])
  const secret = row.secret === null ? undefined : open(placeOf(userId), row.secret)
  if (secret === undefined) throw refuse("service.sealed", { userId })
  return { secret, isConfirmed: row.confirmed_at !== null, lastStep: Number(row.last_step) }
}

/** Begins enrolment, in place of one that was begun and not confirmed. False when there is a confirmed one. */
export async function addOneTimeCode(
  writing: Writing,
  { entityId, userId }: Owner,
  { secret, createdAt }: { secret: Buffer; createdAt: Instant },
): Promise<boolean> {
  const sealed = (await sealerOf(writing, entityId, null))(placeOf(userId), secret)
  const { numInsertedOrUpdatedRows } = await writing
    .insertInto("one_time_code")
    .values({ entity_id: entityId, user_id: userId, secret: sealed, created_at: createdAt, confirmed_at: null })
    .onConflict((conflict) =>
      conflict
        .columns(["entity_id", "user_id"])
        .doUpdateSet({ secret: sealed, unsealed: null, created_at: createdAt })
        .where("one_time_code.confirmed_at", "is", null),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Confirms enrolment with the first code and puts the recovery codes on record. False when it was confirmed before. */
export async function confirmOneTimeCode(
  writing: Writing,
  { entityId, userId }: Owner,
  { step, at, recoveryCodes }: { step: number; at: Instant; recoveryCodes: readonly string[] },
): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("one_time_code")
    .set({ confirmed_at: at, last_step: String(step) })
    .where("entity_id", "=", entityId)
    .where("user_id", "=", userId)
    .where("confirmed_at", "is", null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  const owner = { entity_id: entityId, user_id: userId, used_at: null }
  await writing
    .insertInto("recovery_code")
    .values(recoveryCodes.map((code) => ({ ...owner, code_hash: tokenDigest(code) })))
    .execute()
  return true
}

/** Spends a time step and all before it. False when it was spent: a code works once. */
export async function takeStep(writing: Writing, { entityId, userId }: Owner, step: number): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("one_time_code")
    .set({ last_step: String(step) })
    .where("entity_id", "=", entityId)
    .where("user_id", "=", userId)
    .where("confirmed_at", "is not", null)
    .where("last_step", "<", String(step))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Whether it is a recovery code of the person that nobody has used. */
export async function isRecoveryCode(reading: Reading, { entityId, userId }: Owner, code: string): Promise<boolean> {
  const row = await reading
    .selectFrom("recovery_code")
    .select("user_id")
    .where("entity_id", "=", entityId)
    .where("user_id", "=", userId)
    .where("code_hash", "=", tokenDigest(code))
    .where("used_at", "is", null)
    .executeTakeFirst()
  return row !== undefined
}

/** Spends a recovery code. False when it was spent before. */
export async function takeRecoveryCode(
  writing: Writing,
  { entityId, userId }: Owner,
  { code, at }: { code: string; at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("recovery_code")
    .set({ used_at: at })
    .where("entity_id", "=", entityId)
    .where("user_id", "=", userId)
    .where("code_hash", "=", tokenDigest(code))
    .where("used_at", "is", null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function countRecoveryCodes(reading: Reading, { entityId, userId }: Owner): Promise<number> {
  const { left } = await reading
    .selectFrom("recovery_code")
    .select((of) => of.fn.countAll<string>().as("left"))
    .where("entity_id", "=", entityId)
    .where("user_id", "=", userId)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow()
  return Number(left)
}

/** Removes the authenticator app with its recovery codes. */
export async function removeOneTimeCode(writing: Writing, { entityId, userId }: Owner): Promise<void> {
  await writing.deleteFrom("recovery_code").where("entity_id", "=", entityId).where("user_id", "=", userId).execute()
  await writing.deleteFrom("one_time_code").where("entity_id", "=", entityId).where("user_id", "=", userId).execute()
}
