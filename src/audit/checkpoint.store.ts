import type { Kysely } from "kysely"
import type { Database, Reading } from "../runtime/database.ts"
import type { Schema } from "../runtime/schema.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"

/** A signed checkpoint: what it says, and the note as it was signed. */
export interface StoredCheckpoint {
  readonly size: number
  readonly root: Uint8Array
  readonly note: string
  readonly madeAt: Instant
}

/** Keeps a checkpoint. One of the same size that another node has made meanwhile stands. */
export async function saveCheckpoint(
  kysely: Pick<Kysely<Schema>, "insertInto">,
  entityId: EntityId,
  { size, root, note, madeAt }: StoredCheckpoint,
): Promise<void> {
  await kysely
    .insertInto("audit_checkpoint")
    .values({ entity_id: entityId, size: `${size}`, root: Buffer.from(root), note, made_at: madeAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function loadNewestCheckpoint(reading: Reading, entityId: EntityId): Promise<StoredCheckpoint | undefined> {
  const row = await checkpointsOf(reading, entityId).orderBy("size", "desc").limit(1).executeTakeFirst()
  return row === undefined ? undefined : storedCheckpoint(row)
}

export async function loadCheckpoint(reading: Reading, entityId: EntityId, size: number): Promise<StoredCheckpoint | undefined> {
  const row = await checkpointsOf(reading, entityId).where("size", "=", `${size}`).executeTakeFirst()
  return row === undefined ? undefined : storedCheckpoint(row)
}

/** Checkpoints smaller than `before`, newest first, one more than `limit` where there is more. */
export async function listCheckpoints(
  reading: Reading,
  entityId: EntityId,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<StoredCheckpoint[]> {
  const all = checkpointsOf(reading, entityId)
  const query = before === undefined ? all : all.where("size", "<", `${before}`)
  const rows = await query
    .orderBy("size", "desc")
    .limit(limit + 1)
    .execute()
  return rows.map(storedCheckpoint)
}

/** Checkpoints larger than `after`, smallest first, at most `limit`. */
export async function listCheckpointsAfter(
  reading: Reading,
  entityId: EntityId,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<StoredCheckpoint[]> {
  const rows = await checkpointsOf(reading, entityId).where("size", ">", `${after}`).orderBy("size").limit(limit).execute()
  return rows.map(storedCheckpoint)
}

/**
 * The notes of a log up to `to` leaves, smallest first and the last always among them: thinned out to one for every thousand
 * entries, which is as close as a change is ever traced.
 */
export async function listNotes(reading: Pick<Database, "pool">, entityId: EntityId, to: number): Promise<string[]> {
  const { rows } = await reading.pool.query<{ note: string }>(
    `select note from (
       select distinct on ((size - 1) / 1000) size, note from audit_checkpoint where entity_id = $1 and size <= $2
       order by (size - 1) / 1000, size desc) as kept
     order by size`,
    [entityId, to],
  )
  return rows.map(({ note }) => note)
}

function checkpointsOf(reading: Reading, entityId: EntityId) {
  return reading.selectFrom("audit_checkpoint").select(["size", "root", "note", "made_at"]).where("entity_id", "=", entityId)
}

function storedCheckpoint(row: { size: string; root: Buffer; note: string; made_at: Instant }): StoredCheckpoint {
  return { size: Number(row.size), root: row.root, note: row.note, madeAt: row.made_at }
}
