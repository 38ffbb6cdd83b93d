import { randomBytes } from "node:crypto"
import type { Database, Writing } from "../runtime/database.ts"
import { type Answered, type InsertPart, insertTogether } from "../runtime/one-statement.ts"
import { type AuditEntry, type SealedEntry, sealEntry } from "./audit.ts"

const saltBytes = 32

/** Inserts the rows of several rooms with the entry that says so, all or none, in one round trip: for the hot path. */
export async function insertAudited(database: Database, entry: AuditEntry, parts: readonly InsertPart[]): Promise<Answered> {
  return insertTogether(database, [...parts, ...entryParts(sealFresh(entry))])
}

function sealFresh(entry: AuditEntry): SealedEntry {
  return sealEntry(entry, randomBytes(saltBytes))
}

function entryParts({ entry, canonical, leafHash, salt }: SealedEntry): InsertPart[] {
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
  return salt === undefined
    ? parts
    : [...parts, { name: "audit_opening_row", into: "audit_opening", row: "$1::uuid, $2::uuid, $3::bytea", values: [...key, salt] }]
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
    for (const entry of entries) await appendEntry(writing, sealFresh(entry))
    return result
  })
}

async function appendEntry(writing: Writing, { entry, canonical, leafHash, salt }: SealedEntry): Promise<void> {
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
  if (salt !== undefined)
    await writing
      .insertInto("audit_opening")
      .values({ entity_id, entry_id, salt: Buffer.from(salt) })
      .execute()
}
