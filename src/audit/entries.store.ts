import type { Reading } from "../runtime/database.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { StoredEntry } from "./read-entry.ts"

export interface EntryFilter {
  readonly action?: string | undefined
  readonly actor?: string | undefined
  readonly subjectId?: string | undefined
  /** Only entries older than this one. */
  readonly cursor?: Id | undefined
  readonly limit: number
}

/** Entries that fit the filter, newest first, one more than `limit` where there is more. */
export async function listEntries(
  reading: Reading,
  entityId: EntityId,
  { action, actor, subjectId, cursor, limit }: EntryFilter,
): Promise<StoredEntry[]> {
  let query = entriesOf(reading, entityId)
    .orderBy("audit_entry.entry_id", "desc")
    .limit(limit + 1)
  if (action !== undefined) query = query.where("action", "=", action)
  if (actor !== undefined) query = query.where("actor", "=", actor)
  if (subjectId !== undefined) query = query.where("subject_id", "=", subjectId)
  if (cursor !== undefined) query = query.where("audit_entry.entry_id", "<", cursor)
  return (await query.execute()).map(storedEntry)
}

export async function loadEntry(reading: Reading, entityId: EntityId, entryId: Id): Promise<StoredEntry | undefined> {
  const row = await entriesOf(reading, entityId).where("audit_entry.entry_id", "=", entryId).executeTakeFirst()
  return row === undefined ? undefined : storedEntry(row)
}

function entriesOf(reading: Reading, entityId: EntityId) {
  return reading
    .selectFrom("audit_entry")
    .leftJoin("audit_position", (join) =>
      join.onRef("audit_position.entity_id", "=", "audit_entry.entity_id").onRef("audit_position.entry_id", "=", "audit_entry.entry_id"),
    )
    .select(["audit_entry.entry_id", "position", "recorded_at", "action", "actor", "subject_kind", "subject_id", "canonical", "leaf_hash"])
    .where("audit_entry.entity_id", "=", entityId)
}

interface EntryRow {
  entry_id: Id
  position: string | null
  recorded_at: Instant
  action: string
  actor: string
  subject_kind: string
  subject_id: string
  canonical: Buffer
  leaf_hash: Buffer
}

function storedEntry(row: EntryRow): StoredEntry {
  return {
    entryId: row.entry_id,
    position: row.position === null ? undefined : Number(row.position),
    recordedAt: row.recorded_at,
    action: row.action,
    actor: row.actor,
    subject: { kind: row.subject_kind, id: row.subject_id },
    canonical: row.canonical,
    leafHash: row.leaf_hash,
  }
}

/** One leaf of the log, in the order of positions. */
export interface Leaf {
  readonly position: number
  readonly entryId: Id
  readonly canonical: Uint8Array
  readonly leafHash: Uint8Array
}

/** Leaves from position `from` on, at most `limit`. */
export async function listLeaves(
  reading: Reading,
  entityId: EntityId,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<Leaf[]> {
  const rows = await reading
    .selectFrom("audit_position")
    .innerJoin("audit_entry", (join) =>
      join.onRef("audit_entry.entity_id", "=", "audit_position.entity_id").onRef("audit_entry.entry_id", "=", "audit_position.entry_id"),
    )
    .select(["position", "audit_position.entry_id", "canonical", "leaf_hash"])
    .where("audit_position.entity_id", "=", entityId)
    .where("position", ">=", from.toString())
    .orderBy("position")
    .limit(limit)
    .execute()
  return rows.map((row) => ({ position: Number(row.position), entryId: row.entry_id, canonical: row.canonical, leafHash: row.leaf_hash }))
}

/** How many leaves the log has now: the position that the next one gets. */
export async function countLeaves(reading: Reading, entityId: EntityId): Promise<number> {
  const row = await reading.selectFrom("audit_lease").select("next_position").where("entity_id", "=", entityId).executeTakeFirst()
  return row === undefined ? 0 : Number(row.next_position)
}
