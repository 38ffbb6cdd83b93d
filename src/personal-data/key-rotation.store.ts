import { type Selectable, sql } from "kysely"
import type { PersonalReading, Writing } from "../runtime/database.ts"
import type { Schema } from "../runtime/schema.ts"
import { makeEntityKey, makeSubjectKey, rewrapSubjectKey } from "../runtime/sealing/data-keys.store.ts"
import { openSealed, sealedUnder } from "../runtime/sealing/seal.ts"
import { sealerOf } from "../runtime/sealing/sealing.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { type SealedTable, sealedTables } from "./personal-data.ts"

type Row = Selectable<Schema["key_rotation"]>

export interface Rotation {
  readonly startedAt: Instant
  readonly finishedAt: Instant | null
  /** The second round comes after every server has forgotten the old keys, and finds what was still sealed under them. */
  readonly round: number
  readonly stage: string
  readonly afterRow: Id | null
  readonly done: number
  readonly total: number
}

/** The newest rotation of the entity's keys, ended or not. */
export async function loadRotation(reading: Pick<PersonalReading, "selectFrom">, entityId: EntityId): Promise<Rotation | undefined> {
  const row = await reading.selectFrom("key_rotation").selectAll().where("entity_id", "=", entityId).executeTakeFirst()
  return row === undefined ? undefined : rotationOf(row)
}

function rotationOf(row: Row): Rotation {
  const { started_at: startedAt, finished_at: finishedAt, round, stage, after_row: afterRow, done, total } = row
  return { startedAt, finishedAt, round, stage, afterRow, done: Number(done), total: Number(total) }
}

/** Retires the entity's own key for a new one, and begins. Refuses while an earlier rotation goes on. */
export async function beginRotation(
  writing: Writing,
  entityId: EntityId,
  { stage, by, at }: { stage: string; by: Id; at: Instant },
): Promise<void> {
  const counts = sealedTables.map(({ table }) => sql`(select count(*) from ${sql.table(table)} where entity_id = ${entityId})`)
  const begun = await sql`
    insert into key_rotation (entity_id, started_by, started_at, round, stage, done, total)
    select ${entityId}, ${by}, ${at}, 1, ${stage}, 0,
      ${sql.join(counts, sql` + `)} + (select count(*) from data_key where entity_id = ${entityId} and subject_id is not null and retired_at is null)
    on conflict (entity_id) do update set started_by = excluded.started_by, started_at = excluded.started_at, round = 1,
      stage = excluded.stage, after_row = null, done = 0, total = excluded.total, finished_at = null
    where key_rotation.finished_at is not null`.execute(writing)
  if (begun.numAffectedRows !== 1n) throw refuse("personal_data.rotation_under_way")
  await retire(writing, entityId, { subjectId: null, at })
  await makeEntityKey(writing, entityId, { purpose: "seal", at })
}

async function retire(writing: Writing, entityId: EntityId, { subjectId, at }: { subjectId: Id | null; at: Instant }): Promise<void> {
  await writing
    .updateTable("data_key")
    .set({ retired_at: at })
    .where("entity_id", "=", entityId)
    .where("purpose", "=", "seal")
    .where("subject_id", subjectId === null ? "is" : "=", subjectId)
    .where("retired_at", "is", null)
    .execute()
}

/** Takes the rotation for this transaction. Refuses when another server has it, or has come further meanwhile. */
export async function takeRotation(writing: Writing, entityId: EntityId, { round, stage, afterRow }: Rotation): Promise<void> {
  const taken = await sql`
    select from key_rotation where entity_id = ${entityId} and round = ${round} and stage = ${stage}
      and after_row is not distinct from ${afterRow}::uuid and finished_at is null for update skip locked`.execute(writing)
  if (taken.rows.length === 0) throw refuse("request.version_conflict", { stage })
}

export async function advanceRotation(
  writing: Writing,
  entityId: EntityId,
  to: Pick<Rotation, "round" | "stage" | "afterRow" | "done" | "finishedAt">,
): Promise<void> {
  const { round, stage, afterRow, done, finishedAt } = to
  await writing
    .updateTable("key_rotation")
    .set({ round, stage, after_row: afterRow, done: String(done), finished_at: finishedAt })
    .where("entity_id", "=", entityId)
    .execute()
}

interface Batch {
  readonly rotation: Rotation
  readonly limit: number
  readonly at: Instant
}

/** Gives some customers new keys in the first round; in the second, wraps anew what a server that was late wrapped by an old key. */
export async function renewSubjectKeys(writing: Writing, entityId: EntityId, { rotation, limit, at }: Batch): Promise<Id[]> {
  let query = writing
    .selectFrom("data_key")
    .select(["key_id", "subject_id"])
    .where("entity_id", "=", entityId)
    .where("subject_id", "is not", null)
    .where("retired_at", "is", null)
    .orderBy("key_id")
    .limit(limit)
  if (rotation.round === 1) query = query.where("made_at", "<", rotation.startedAt)
  if (rotation.afterRow !== null) query = query.where("key_id", ">", rotation.afterRow)
  const rows = await query.execute()
  for (const { key_id: keyId, subject_id: subjectId } of rows) {
    if (subjectId === null) continue
    if (rotation.round > 1) {
      await rewrapSubjectKey(writing, entityId, keyId)
      continue
    }
    await retire(writing, entityId, { subjectId, at })
    await makeSubjectKey(writing, entityId, { subjectId, at })
  }
  return rows.map((row) => row.key_id)
}

/** Seals some rows of one table anew where a retired key sealed them. A row that somebody changes meanwhile is left to them. */
export async function resealRows(
  writing: Writing,
  entityId: EntityId,
  { table: { table, rowId: idColumn, columns }, rotation, limit }: Batch & { readonly table: SealedTable },
): Promise<Id[]> {
  const sealed = columns.map((column) => sql.ref(column))
  const { rows } = await sql<{ rowId: Id } & Record<string, Buffer | null>>`
    select ${sql.ref(idColumn)} as "rowId", ${sql.join(sealed)} from ${sql.table(table)}
    where entity_id = ${entityId} and (${rotation.afterRow}::uuid is null or ${sql.ref(idColumn)} > ${rotation.afterRow}::uuid)
    order by ${sql.ref(idColumn)} limit ${limit}`.execute(writing)
  const cells = rows.flatMap((row) =>
    columns.flatMap((column) => {
      const bytes = row[column]
      return Buffer.isBuffer(bytes) ? [{ place: { table, column, entityId, rowId: row.rowId }, bytes, keyId: sealedUnder(bytes) }] : []
    }),
  )
  const retired = await subjectsOfRetired(writing, entityId, [...new Set(cells.map(({ keyId }) => keyId))])
  const keys = await writing.vault.find(writing, entityId, [...retired.keys()])
  for (const { place, bytes, keyId } of cells) {
    const key = keys.get(keyId)
    const subjectId = retired.get(keyId)
    if (key === undefined || subjectId === undefined) continue
    const seal = await sealerOf(writing, entityId, subjectId)
    const anew = seal(place, openSealed(key, place, bytes))
    await sql`update ${sql.table(table)} set ${sql.ref(place.column)} = ${anew}
      where entity_id = ${entityId} and ${sql.ref(idColumn)} = ${place.rowId} and ${sql.ref(place.column)} = ${bytes}`.execute(writing)
  }
  return rows.map((row) => row.rowId)
}

async function subjectsOfRetired(writing: Writing, entityId: EntityId, keyIds: readonly Id[]): Promise<ReadonlyMap<Id, Id | null>> {
  if (keyIds.length === 0) return new Map()
  const rows = await writing
    .selectFrom("data_key")
    .select(["key_id", "subject_id"])
    .where("entity_id", "=", entityId)
    .where("key_id", "in", keyIds)
    .where("retired_at", "is not", null)
    .execute()
  return new Map(rows.map((row) => [row.key_id, row.subject_id]))
}

/** Destroys every retired key that sealed something of the entity's. Nothing is sealed under one any more. */
export async function destroyRetired(writing: Writing, entityId: EntityId, at: Instant): Promise<void> {
  await writing
    .updateTable("data_key")
    .set({ wrapped: null, destroyed_at: at })
    .where("entity_id", "=", entityId)
    .where("purpose", "=", "seal")
    .where("retired_at", "is not", null)
    .where("destroyed_at", "is", null)
    .execute()
}
