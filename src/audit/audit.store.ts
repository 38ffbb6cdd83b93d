import { randomBytes } from "node:crypto"
import type { Database, PersonalReading, Writing } from "../runtime/database.ts"
import { type Answered, type InsertPart, insertTogether } from "../runtime/one-statement.ts"
import { type Sealer, sealerOf } from "../runtime/sealing/sealing.ts"
import type { Id } from "../vocabulary/identifier.ts"
import { type AuditEntry, type SealedEntry, sealEntry } from "./audit.ts"

const saltBytes = 32

/**
 * Inserts the rows of several rooms with the entry that says so, all or none, in one round trip: for the hot path, which has
 * the sealer of whom it is about at hand.
 */
export async function insertAudited(
  database: Database,
  { seal, ...entry }: AuditEntry & { readonly seal?: Sealer },
  parts: readonly InsertPart[],
): Promise<Answered> {
  return insertTogether(database, [...parts, ...entryParts(await sealFresh(database.kysely, entry, seal))])
}

/** An entry with its salt sealed. While the vault is locked no salt is kept, and what the entry vouches for can never be opened. */
interface Sealed extends SealedEntry {
  readonly opening: Buffer | undefined
}

async function sealFresh(reading: PersonalReading, entry: AuditEntry, seal?: Sealer): Promise<Sealed> {
  const sealed = sealEntry(entry, randomBytes(saltBytes))
  if (sealed.salt === undefined || reading.vault.condition() !== "unlocked") return { ...sealed, opening: undefined }
  const { entityId, entryId, dataSubjectId = null } = entry
  const sealing = seal ?? (await sealerOf(reading, entityId, dataSubjectId))
  return { ...sealed, opening: sealing(placeOfSalt(entryId), sealed.salt) }
}

/** Where the sealed salt of an entry stands. */
export function placeOfSalt(entryId: Id) {
  return { table: "audit_opening", column: "sealed", rowId: entryId }
}

function entryParts({ entry, canonical, leafHash, opening }: Sealed): InsertPart[] {
  const key = [entry.entityId, entry.entryId]
  const { kind, id } = entry.subject
  const parts = [
    {
      name: "audit_entry_row",
      into: "audit_entry",
      row: "$1::uuid, $2::uuid, $3::timestamptz, $4::text, $5::text, $6::text, $7::text, $8::bytea, $9::bytea",
      values: [...key, entry.recordedAt, entry.action, entry.actor, kind, id, canonical, leafHash],
    },
    { name: "audit_pending_row", into: "audit_pending", row: "$1::uuid, $2::uuid", values: key },
  ]
  return opening === undefined
    ? parts
    : [
        ...parts,
        {
          name: "audit_opening_row",
          into: "audit_opening (entity_id, entry_id, sealed)",
          row: "$1::uuid, $2::uuid, $3::bytea",
          values: [...key, opening],
        },
      ]
}

/**
 * Does work that writes, and records the entries that say so, in one transaction: all of it stands or none.
 * This is the only source of a `Writing`. At least one entry is demanded by the type.
 */
export async function writeAudited<T>(
  database: Database,
  entries: readonly [AuditEntry, ...AuditEntry[]],
  work: (writing: Writing) => Promise<T>,
): Promise<T> {
  return database.kysely.transaction().execute(async (transaction) => {
    const writing = Object.assign(transaction, { vault: database.vault }) as unknown as Writing
    const result = await work(writing)
    for (const entry of entries) await appendEntry(writing, await sealFresh(writing, entry))
    return result
  })
}

async function appendEntry(writing: Writing, { entry, canonical, leafHash, opening }: Sealed): Promise<void> {
  const { entityId: entity_id, entryId: entry_id } = entry
  await writing
    .insertInto("audit_entry")
    .values({
      entity_id,
      entry_id,
      recorded_at: entry.recordedAt,
      action: entry.action,
      actor: entry.actor,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      canonical: Buffer.from(canonical),
      leaf_hash: Buffer.from(leafHash),
    })
    .execute()
  await writing.insertInto("audit_pending").values({ entity_id, entry_id }).execute()
  if (opening !== undefined) await writing.insertInto("audit_opening").values({ entity_id, entry_id, sealed: opening }).execute()
}
