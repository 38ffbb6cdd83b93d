import type { Reading, Writing } from "../runtime/database.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from "./signed-note.ts"

/** The keys that have signed, and sign, an entity's log, oldest first. */
export async function listKeys(reading: Reading, entityId: EntityId): Promise<(VerifierKey & { readonly recordedAt: Instant })[]> {
  const rows = await reading.selectFrom("audit_key").selectAll().where("entity_id", "=", entityId).orderBy("ordinal").execute()
  return rows.map(({ verifier_key, recorded_at }) => {
    const key = parseVerifierKey(verifier_key)
    if (key === undefined) throw new Error(`The audit key ${verifier_key} of ${entityId} cannot be read`)
    return { ...key, recordedAt: recorded_at }
  })
}

/** Whether any log of this database has a key already. */
export async function isAnyKeyRecorded(reading: Reading): Promise<boolean> {
  return (await reading.selectFrom("audit_key").select("ordinal").limit(1).executeTakeFirst()) !== undefined
}

/** Keeps a key beside the entry that records it. Two nodes that record the next key at once cannot both succeed. */
export async function saveKey(
  writing: Writing,
  { entityId, entryId, recordedAt }: { readonly entityId: EntityId; readonly entryId: Id; readonly recordedAt: Instant },
  { ordinal, key }: { readonly ordinal: number; readonly key: VerifierKey },
): Promise<void> {
  await writing
    .insertInto("audit_key")
    .values({ entity_id: entityId, ordinal, verifier_key: formatVerifierKey(key), entry_id: entryId, recorded_at: recordedAt })
    .execute()
}
