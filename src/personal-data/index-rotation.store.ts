import { type Selectable, sql } from "kysely"
import type { Reading, Writing } from "../runtime/database.ts"
import type { Schema } from "../runtime/schema.ts"
import { makeEntityKey } from "../runtime/sealing/data-keys.store.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { refuse } from "../vocabulary/refusal.ts"

/** How far a change of the index key has come. */
export interface IndexRotation {
  readonly startedAt: Instant
  readonly finishedAt: Instant | null
  /** First the new key is announced, so that every server asks under it; in the second round it has taken over, and rows follow. */
  readonly round: number
  readonly roundBeganAt: Instant
  readonly stage: string
  readonly afterRow: Id | null
  readonly done: number
  readonly total: number
}

/** The newest change of the entity's index key, ended or not. */
export async function loadIndexRotation(reading: Reading, entityId: EntityId): Promise<IndexRotation | undefined> {
  const row = await reading.selectFrom("index_rotation").selectAll().where("entity_id", "=", entityId).executeTakeFirst()
  return row === undefined ? undefined : rotationOf(row)
}

function rotationOf(row: Selectable<Schema["index_rotation"]>): IndexRotation {
  const { started_at: startedAt, finished_at: finishedAt, round, round_began_at: roundBeganAt, stage, after_row: afterRow } = row
  return { startedAt, finishedAt, round, roundBeganAt, stage, afterRow, done: Number(row.done), total: Number(row.total) }
}

/** Makes the key that is to take over, and begins. Refuses while an earlier change goes on. */
export async function beginIndexRotation(
  writing: Writing,
  entityId: EntityId,
  { stage, tables, by, at }: { stage: string; tables: readonly string[]; by: Id; at: Instant },
): Promise<void> {
  const counts = tables.map((table) => sql`(select count(*) from ${sql.table(table)} where entity_id = ${entityId})`)
  const begun = await sql`
    insert into index_rotation (entity_id, started_by, started_at, round, round_began_at, stage, done, total)
    select ${entityId}, ${by}, ${at}, 1, ${at}, ${stage}, 0, ${sql.join(counts, sql` + `)}
    on conflict (entity_id) do update set started_by = excluded.started_by, started_at = excluded.started_at, round = 1,
      round_began_at = excluded.round_began_at, stage = excluded.stage, after_row = null, done = 0, total = excluded.total,
      finished_at = null
    where index_rotation.finished_at is not null`.execute(writing)
  if (begun.numAffectedRows !== 1n) throw refuse("personal_data.rotation_under_way")
  await makeEntityKey(writing, entityId, { purpose: "next_index", at })
}

/** Takes the change for this transaction. Refuses when another server has it, or has come further meanwhile. */
export async function takeIndexRotation(writing: Writing, entityId: EntityId, { round, stage, afterRow }: IndexRotation): Promise<void> {
  const taken = await sql`
    select from index_rotation where entity_id = ${entityId} and round = ${round} and stage = ${stage}
      and after_row is not distinct from ${afterRow}::uuid and finished_at is null for update skip locked`.execute(writing)
  if (taken.rows.length === 0) throw refuse("request.version_conflict", { stage })
}

export async function advanceIndexRotation(writing: Writing, entityId: EntityId, to: IndexRotation): Promise<void> {
  const { round, roundBeganAt, stage, afterRow, done, finishedAt } = to
  await writing
    .updateTable("index_rotation")
    .set({ round, round_began_at: roundBeganAt, stage, after_row: afterRow, done: String(done), finished_at: finishedAt })
    .where("entity_id", "=", entityId)
    .execute()
}

/** The announced key takes over: new indexes are made with it, and the one before is only asked under. */
export async function promoteNextKey(writing: Writing, entityId: EntityId, at: Instant): Promise<void> {
  const keys = writing.updateTable("data_key").where("entity_id", "=", entityId).where("subject_id", "is", null)
  await keys.set({ retired_at: at }).where("purpose", "=", "index").where("retired_at", "is", null).execute()
  const { numUpdatedRows } = await keys.set({ purpose: "index" }).where("purpose", "=", "next_index").executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Error("The index key that is to take over is gone")
}

/**
 * How many people have to sign in through the identity provider once: an older version tied them and kept nothing that their
 * index could be worked out from again.
 */
export async function countToSignIn(reading: Reading, entityId: EntityId): Promise<number> {
  const { count } = await reading
    .selectFrom("user_account")
    .select(sql<string>`count(*)`.as("count"))
    .where("entity_id", "=", entityId)
    .where("provider_index", "is not", null)
    .where("provider_identity", "is", null)
    .where("disabled_at", "is", null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Destroys the retired index keys. Somebody disabled whose index cannot be worked out anew is tied again when they come back. */
export async function destroyRetiredIndexKeys(writing: Writing, entityId: EntityId, at: Instant): Promise<void> {
  await writing
    .updateTable("user_account")
    .set({ provider_index: null })
    .where("entity_id", "=", entityId)
    .where("provider_identity", "is", null)
    .where("disabled_at", "is not", null)
    .execute()
  await writing
    .updateTable("data_key")
    .set({ wrapped: null, destroyed_at: at })
    .where("entity_id", "=", entityId)
    .where("purpose", "=", "index")
    .where("retired_at", "is not", null)
    .where("destroyed_at", "is", null)
    .execute()
}
