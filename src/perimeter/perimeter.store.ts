import { type Selectable, sql } from "kysely"
import type { Receipt } from "../reasoning/reasoning.ts"
import type { PersonalReading, Reading, Writing } from "../runtime/database.ts"
import type { Schema } from "../runtime/schema.ts"
import { openerOf, sealerOf } from "../runtime/sealing/sealing.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Position, PositionStatement, PositionSummary, RecordedAssessment } from "./perimeter.ts"

/** A new revision of a position: what is stated from now on. */
export interface Revision {
  readonly positionId: Id
  readonly revisionId: Id
  readonly statement: PositionStatement
  readonly at: Instant
  readonly by: Id
}

export async function insertPosition(writing: Writing, entityId: EntityId, revision: Revision): Promise<void> {
  const { positionId, at, by } = revision
  await writing
    .insertInto("legal_position")
    .values({ entity_id: entityId, position_id: positionId, version: 1, created_at: at, updated_at: at, updated_by: by })
    .execute()
  await insertRevision(writing, entityId, { ...revision, version: 1 })
}

/** Adds a revision to the version that was read. Refuses when the position has changed since. */
export async function revisePosition(
  writing: Writing,
  entityId: EntityId,
  revision: Revision & { readonly version: number },
): Promise<void> {
  const { positionId, version, at, by } = revision
  const { numUpdatedRows } = await writing
    .updateTable("legal_position")
    .set({ version: sql<number>`version + 1`, updated_at: at, updated_by: by })
    .where("entity_id", "=", entityId)
    .where("position_id", "=", positionId)
    .where("version", "=", version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw refuse("request.version_conflict", { positionId })
  await insertRevision(writing, entityId, { ...revision, version: version + 1 })
}

async function insertRevision(writing: Writing, entityId: EntityId, revision: Revision & { readonly version: number }): Promise<void> {
  const { positionId, revisionId, statement, version, at, by } = revision
  const seal = await sealerOf(writing, entityId, null)
  await writing
    .insertInto("position_revision")
    .values({
      entity_id: entityId,
      revision_id: revisionId,
      position_id: positionId,
      version,
      statement: seal(placeOf(revisionId), JSON.stringify(statement)),
      saved_at: at,
      saved_by: by,
    })
    .execute()
}

/** A position as it is, or as it was in one of its versions. */
export async function loadPosition(
  reading: PersonalReading,
  entityId: EntityId,
  { positionId, version }: { readonly positionId: Id; readonly version?: number | undefined },
): Promise<Position | undefined> {
  let query = positionsWithRevisions(reading, entityId).where("legal_position.position_id", "=", positionId)
  query =
    version === undefined
      ? query.whereRef("position_revision.version", "=", "legal_position.version")
      : query.where("position_revision.version", "=", version)
  const row = await query.executeTakeFirst()
  return row === undefined ? undefined : (await positionsOf(reading, entityId, [row]))[0]
}

/** Positions, newest first, one more than `limit` when there are more. */
export async function listPositions(
  reading: PersonalReading,
  entityId: EntityId,
  { cursor, limit }: { readonly cursor?: Id | undefined; readonly limit: number },
): Promise<PositionSummary[]> {
  let query = positionsWithRevisions(reading, entityId).whereRef("position_revision.version", "=", "legal_position.version")
  if (cursor !== undefined) query = query.where("legal_position.position_id", "<", cursor)
  const rows = await query
    .orderBy("legal_position.position_id", "desc")
    .limit(limit + 1)
    .execute()
  return (await positionsOf(reading, entityId, rows)).map(({ sheet: _, ...summary }) => summary)
}

function positionsWithRevisions(reading: Reading, entityId: EntityId) {
  return reading
    .selectFrom("legal_position")
    .innerJoin("position_revision", (join) =>
      join
        .onRef("position_revision.entity_id", "=", "legal_position.entity_id")
        .onRef("position_revision.position_id", "=", "legal_position.position_id"),
    )
    .select([
      "legal_position.position_id",
      "legal_position.created_at",
      "position_revision.revision_id",
      "position_revision.version",
      "position_revision.statement",
      "position_revision.saved_at",
      "position_revision.saved_by",
    ])
    .where("legal_position.entity_id", "=", entityId)
}

type Row = Awaited<ReturnType<ReturnType<typeof positionsWithRevisions>["execute"]>>[number]

const placeOf = (revisionId: Id) => ({ table: "position_revision", column: "statement", rowId: revisionId })

async function positionsOf(reading: PersonalReading, entityId: EntityId, rows: readonly Row[]): Promise<Position[]> {
  const open = await openerOf(
    reading,
    entityId,
    rows.map(({ statement }) => statement),
  )
  return rows.map((row) => {
    const opened = open(placeOf(row.revision_id), row.statement)
    if (opened === undefined) throw refuse("service.sealed", { positionId: row.position_id })
    return {
      positionId: row.position_id,
      ...(JSON.parse(opened.toString("utf8")) as PositionStatement),
      version: row.version,
      createdAt: row.created_at,
      updatedAt: row.saved_at,
      updatedBy: row.saved_by,
    }
  })
}

export async function insertAssessment(writing: Writing, entityId: EntityId, recorded: RecordedAssessment): Promise<void> {
  const { assessmentId, positionId, version, receipt, recordedAt, recordedBy } = recorded
  await writing
    .insertInto("position_assessment")
    .values({
      entity_id: entityId,
      assessment_id: assessmentId,
      position_id: positionId,
      version,
      receipt: JSON.stringify(receipt),
      recorded_at: recordedAt,
      recorded_by: recordedBy,
    })
    .execute()
}

export async function loadAssessment(reading: Reading, entityId: EntityId, assessmentId: Id): Promise<RecordedAssessment | undefined> {
  const row = await reading
    .selectFrom("position_assessment")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("assessment_id", "=", assessmentId)
    .executeTakeFirst()
  return row === undefined ? undefined : assessmentOf(row)
}

/** Recorded assessments of a position, newest first, one more than `limit` when there are more. */
export async function listAssessments(
  reading: Reading,
  entityId: EntityId,
  { positionId, cursor, limit }: { readonly positionId: Id; readonly cursor?: Id | undefined; readonly limit: number },
): Promise<RecordedAssessment[]> {
  let query = reading.selectFrom("position_assessment").selectAll().where("entity_id", "=", entityId).where("position_id", "=", positionId)
  if (cursor !== undefined) query = query.where("assessment_id", "<", cursor)
  const rows = await query
    .orderBy("assessment_id", "desc")
    .limit(limit + 1)
    .execute()
  return rows.map(assessmentOf)
}

function assessmentOf(row: Selectable<Schema["position_assessment"]>): RecordedAssessment {
  return {
    assessmentId: row.assessment_id,
    positionId: row.position_id,
    version: row.version,
    receipt: row.receipt as unknown as Receipt,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  }
}
