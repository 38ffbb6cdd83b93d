import { randomBytes } from "node:crypto"
import { sql } from "kysely"
import type { EntityId, Id } from "../../vocabulary/identifier.ts"
import type { Instant } from "../../vocabulary/instant.ts"
import type { Writing } from "../database.ts"
import { newId } from "../new-id.ts"
import type { KeyCustody } from "./key-custody.ts"
import type { DataKeyTable } from "./key-tables.ts"
import { seal } from "./seal.ts"
import { sealingKeyOf } from "./sealing.ts"
import { placeOfKey } from "./vault.ts"

const keyBytes = 32

/** Makes the entity's own keys: one that seals and wraps the keys of its customers, one that makes its blind indexes. */
export async function makeEntityKeys(writing: Writing, entityId: EntityId, at: Instant): Promise<void> {
  for (const purpose of ["seal", "index"] as const) await makeEntityKey(writing, entityId, { purpose, at })
}

/** Makes one key of the entity's own; the one before it, if there was one, is retired already. */
export async function makeEntityKey(
  writing: Writing,
  entityId: EntityId,
  { purpose, at }: { purpose: DataKeyTable["purpose"]; at: Instant },
): Promise<void> {
  const custody = await custodyToWrapBy(writing, entityId)
  const keyId = newId()
  const wrapped = await custody.wrap(randomBytes(keyBytes), placeOfKey(entityId, keyId))
  await insertKey(writing, { entityId, keyId, purpose, subjectId: null, wrapped, wrappedBy: custody.custodyId, at })
}

/** While the key-encryption key is being changed, and after, new keys are wrapped by the new one. No change begins between this and the commit. */
async function custodyToWrapBy(writing: Writing, entityId: EntityId): Promise<KeyCustody> {
  await sql`select from entity where entity_id = ${entityId} for key share`.execute(writing)
  const change = await writing.selectFrom("key_change").select("custody_id").where("entity_id", "=", entityId).executeTakeFirst()
  return change === undefined ? writing.vault.custody() : writing.vault.custodyOf(change.custody_id)
}

/** Makes the key of one person, wrapped by the entity's. Whoever destroys it erases all that was sealed under it. */
export async function makeSubjectKey(
  writing: Writing,
  entityId: EntityId,
  { subjectId, at }: { subjectId: Id; at: Instant },
): Promise<void> {
  const above = await sealingKeyOf(writing, entityId, null)
  const keyId = newId()
  const wrapped = seal(above, placeOfKey(entityId, keyId), randomBytes(keyBytes))
  await insertKey(writing, { entityId, keyId, purpose: "seal", subjectId, wrapped, wrappedBy: above.keyId, at })
}

/** Wraps a key of a customer by the entity's present key, where an older one wraps it. What it sealed stays as it is. */
export async function rewrapSubjectKey(writing: Writing, entityId: EntityId, keyId: Id): Promise<void> {
  const above = await sealingKeyOf(writing, entityId, null)
  const key = (await writing.vault.find(writing, entityId, [keyId])).get(keyId)
  if (key === undefined) throw new Error(`The key ${keyId} is gone`)
  await writing
    .updateTable("data_key")
    .set({ wrapped: seal(above, placeOfKey(entityId, keyId), key.bytes), wrapped_by: above.keyId })
    .where("entity_id", "=", entityId)
    .where("key_id", "=", keyId)
    .where("wrapped_by", "<>", above.keyId)
    .execute()
}

/**
 * Wraps one key of the entity's own by another custody, and answers its id and who wrapped it before; undefined where none is
 * left that nobody else has in hand. The key itself stays the same, so nothing that is sealed changes.
 */
export async function rewrapEntityKey(
  writing: Writing,
  entityId: EntityId,
  custody: KeyCustody,
): Promise<{ keyId: Id; wrappedBy: Id } | undefined> {
  const row = await writing
    .selectFrom("data_key")
    .select(["key_id", "wrapped", "wrapped_by"])
    .where("entity_id", "=", entityId)
    .where("subject_id", "is", null)
    .where("wrapped", "is not", null)
    .where("wrapped_by", "<>", custody.custodyId)
    .orderBy("key_id")
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (row?.wrapped === undefined || row.wrapped === null) return undefined
  const { key_id: keyId, wrapped_by: wrappedBy } = row
  const place = placeOfKey(entityId, keyId)
  const wrapped = await custody.wrap(await writing.vault.custodyOf(wrappedBy).unwrap(row.wrapped, place), place)
  await writing
    .updateTable("data_key")
    .set({ wrapped, wrapped_by: custody.custodyId })
    .where("entity_id", "=", entityId)
    .where("key_id", "=", keyId)
    .execute()
  return { keyId, wrappedBy }
}

interface NewKey {
  readonly entityId: EntityId
  readonly keyId: Id
  readonly purpose: DataKeyTable["purpose"]
  readonly subjectId: Id | null
  readonly wrapped: Buffer
  readonly wrappedBy: Id
  readonly at: Instant
}

async function insertKey(writing: Writing, { entityId, keyId, purpose, subjectId, wrapped, wrappedBy, at }: NewKey): Promise<void> {
  await writing
    .insertInto("data_key")
    .values({
      entity_id: entityId,
      key_id: keyId,
      purpose,
      subject_id: subjectId,
      wrapped,
      wrapped_by: wrappedBy,
      made_at: at,
      retired_at: null,
      destroyed_at: null,
    })
    .execute()
}
