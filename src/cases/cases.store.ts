import { type Selectable, sql } from "kysely"
import type { PersonalReading, Writing } from "../runtime/database.ts"
import type { Answered, InsertPart } from "../runtime/one-statement.ts"
import type { Schema } from "../runtime/schema.ts"
import { type Opener, openerOf, sealerOf } from "../runtime/sealing/sealing.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Role } from "../vocabulary/role.ts"
import type { Case, CaseEvent, CaseEventKind, Preparation } from "./cases.ts"

export interface NewCase {
  readonly entityId: EntityId
  readonly caseId: Id
  readonly eventId: Id
  readonly subjectId: Id
  /** The customer whose data the case is about: its words are sealed under that customer's key. */
  readonly dataSubjectId: Id
  readonly openedAt: Instant
  readonly dueAt: Instant
  /** Roles that may work cases. Analysts are taken first, then whoever else is active, spread by chance of the ids. */
  readonly workingRoles: readonly Role[]
}

type Row = Selectable<Schema["case_file"]>

/** Opens a case about a transfer with the first line of its timeline, as parts of the statement that holds the transfer. */
export function openCaseParts(opened: NewCase): InsertPart[] {
  const { entityId, caseId, eventId, subjectId, dataSubjectId, openedAt, dueAt, workingRoles } = opened
  return [
    {
      name: "opened_case",
      into: "case_file (entity_id, case_id, subject_kind, subject_id, state, opened_at, due_at, owner_id, data_subject_id)",
      row: `$1::uuid, $2::uuid, 'transfer', $3::uuid, 'open', $4::timestamptz, $5::timestamptz, (select user_id from user_account
        where entity_id = $1 and disabled_at is null and roles && string_to_array($6::text, ' ')
        order by 'analyst' = any(roles) desc, md5(user_id::text || $2::text) limit 1), $7::uuid`,
      values: [entityId, caseId, subjectId, openedAt, dueAt, workingRoles.join(" "), dataSubjectId],
      returning: "case_id, owner_id",
    },
    {
      name: "opened_event",
      into: "case_event (entity_id, case_id, event_id, kind, actor, occurred_at)",
      row: "$1::uuid, $2::uuid, $3::uuid, 'opened', 'system', $4::timestamptz",
      values: [entityId, caseId, eventId, openedAt],
    },
  ]
}

/** Who was found to own a case that was just opened; null when nobody was fit to. */
export function ownerAnswered(answered: Answered, caseId: Id): Id | null {
  const row = answered["opened_case"]?.find(({ case_id: id }) => id === caseId)
  if (row === undefined) throw new Error(`The case ${caseId} was not opened`)
  return row["owner_id"] as Id | null
}

export async function loadCase(reading: PersonalReading, entityId: EntityId, caseId: Id): Promise<Case | undefined> {
  const row = await reading
    .selectFrom("case_file")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("case_id", "=", caseId)
    .executeTakeFirst()
  return row === undefined ? undefined : (await casesOf(reading, entityId, [row]))[0]
}

/** The open case about a subject, or the last one that was closed. */
export async function loadCaseOfSubject(reading: PersonalReading, entityId: EntityId, subjectId: Id): Promise<Case | undefined> {
  const row = await reading
    .selectFrom("case_file")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("subject_id", "=", subjectId)
    .orderBy("case_id", "desc")
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : (await casesOf(reading, entityId, [row]))[0]
}

export interface CaseFilter {
  readonly state?: "open" | "prepared" | "closed" | "to_do" | undefined
  readonly ownerId?: Id | undefined
  readonly cursor?: Id | undefined
  readonly limit: number
}

/** Cases: what is to do by the time it is due, everything else newest first; one more than `limit` when there are more. */
export async function listCases(
  reading: PersonalReading,
  entityId: EntityId,
  { state, ownerId, cursor, limit }: CaseFilter,
): Promise<Case[]> {
  let query = reading
    .selectFrom("case_file")
    .selectAll()
    .where("entity_id", "=", entityId)
    .limit(limit + 1)
  if (ownerId !== undefined) query = query.where("owner_id", "=", ownerId)
  if (state === "to_do") {
    const after =
      cursor === undefined
        ? sql<boolean>`true`
        : sql<boolean>`(due_at, case_id) > (select due_at, case_id from case_file where entity_id = ${entityId} and case_id = ${cursor})`
    const toDo = await query.where("state", "<>", "closed").where(after).orderBy("due_at").orderBy("case_id").execute()
    return casesOf(reading, entityId, toDo)
  }
  if (state !== undefined) query = query.where("state", "=", state)
  if (cursor !== undefined) query = query.where("case_id", "<", cursor)
  return casesOf(reading, entityId, await query.orderBy("case_id", "desc").execute())
}

export async function listCaseEvents(reading: PersonalReading, entityId: EntityId, caseId: Id): Promise<CaseEvent[]> {
  const rows = await reading
    .selectFrom("case_event")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("case_id", "=", caseId)
    .orderBy("event_id")
    .execute()
  const open = await openerOf(
    reading,
    entityId,
    rows.map(({ body }) => body),
  )
  return rows.map((row) => {
    if (row.unsealed !== null) throw refuse("service.sealed", { caseId })
    const body = openJson(bodyPlace(row.event_id), row.body, open) as JsonObject | null
    return { eventId: row.event_id, kind: row.kind as CaseEventKind, actor: row.actor, occurredAt: row.occurred_at, body: body ?? {} }
  })
}

/** What changes about a case in one step. Fields left out stay as they are. */
export interface CaseChange {
  readonly state?: Case["state"]
  readonly ownerId?: Id
  readonly prepared?: { readonly by: Id; readonly at: Instant; readonly preparation: Preparation } | null
  readonly closed?: { readonly by: Id; readonly at: Instant; readonly resolution: "released" | "rejected" }
}

/** Applies a step to the version of the case that was read, and adds its line to the timeline. Refuses when the case has changed since. */
export async function saveCaseStep(
  writing: Writing,
  entityId: EntityId,
  step: { readonly before: Case; readonly change: CaseChange; readonly event: CaseEvent },
): Promise<void> {
  const { before, change, event } = step
  const seal = await sealerOf(writing, entityId, before.dataSubjectId)
  const sealPreparation = (words: Preparation) => seal(preparationPlace(before.caseId), JSON.stringify(words))
  const { numUpdatedRows } = await writing
    .updateTable("case_file")
    .set({ ...columnsOf(change, sealPreparation), version: sql<number>`version + 1` })
    .where("entity_id", "=", entityId)
    .where("case_id", "=", before.caseId)
    .where("version", "=", before.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw refuse("request.version_conflict", { caseId: before.caseId })
  await writing
    .insertInto("case_event")
    .values({
      entity_id: entityId,
      case_id: before.caseId,
      event_id: event.eventId,
      kind: event.kind,
      actor: event.actor,
      occurred_at: event.occurredAt,
      body: seal(bodyPlace(event.eventId), JSON.stringify(event.body)),
    })
    .execute()
}

const preparationPlace = (caseId: Id) => ({ table: "case_file", column: "preparation", rowId: caseId })
const bodyPlace = (eventId: Id) => ({ table: "case_event", column: "body", rowId: eventId })

function columnsOf({ state, ownerId, prepared, closed }: CaseChange, sealPreparation: (words: Preparation) => Buffer) {
  return {
    ...(state === undefined ? {} : { state }),
    ...(ownerId === undefined ? {} : { owner_id: ownerId }),
    ...(prepared === undefined
      ? {}
      : {
          prepared_by: prepared?.by ?? null,
          prepared_at: prepared?.at ?? null,
          preparation: prepared === null ? null : sealPreparation(prepared.preparation),
        }),
    ...(closed === undefined ? {} : { closed_by: closed.by, closed_at: closed.at, resolution: closed.resolution }),
  }
}

/** What was sealed as JSON. Null where there is nothing, or where it was erased. */
function openJson(place: Parameters<Opener>[0], sealed: Buffer | null, open: Opener): unknown {
  const opened = sealed === null ? undefined : open(place, sealed)
  return opened === undefined ? null : JSON.parse(opened.toString("utf8"))
}

async function casesOf(reading: PersonalReading, entityId: EntityId, rows: readonly Row[]): Promise<Case[]> {
  const open = await openerOf(
    reading,
    entityId,
    rows.map(({ preparation }) => preparation),
  )
  return rows.map((row) => caseOf(row, open))
}

function caseOf(row: Row, open: Opener): Case {
  if (row.unsealed !== null) throw refuse("service.sealed", { caseId: row.case_id })
  return {
    caseId: row.case_id,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    dataSubjectId: row.data_subject_id,
    state: row.state,
    ownerId: row.owner_id,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    preparedBy: row.prepared_by,
    preparedAt: row.prepared_at,
    preparation: openJson(preparationPlace(row.case_id), row.preparation, open) as Preparation | null,
    closedBy: row.closed_by,
    closedAt: row.closed_at,
    resolution: row.resolution,
    version: row.version,
  }
}
