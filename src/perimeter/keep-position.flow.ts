import { writeAudited } from "../audit/audit.store.ts"
import { type FactSheet, parseFactSheet } from "../reasoning/reasoning.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Id } from "../vocabulary/identifier.ts"
import { type Instant, lawDateOf } from "../vocabulary/instant.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { changedFacts } from "./changed-facts.ts"
import { insertPosition, loadPosition, revisePosition } from "./perimeter.store.ts"
import type { Position, PositionStatement } from "./perimeter.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

/** Begins a position. Refuses a fact sheet with mistakes as a whole, naming each. */
export async function beginPosition(parts: Parts, permit: Permit<"perimeter.write">, statement: PositionStatement): Promise<Position> {
  const revision = revisionOf(parts, permit, { positionId: parts.newId(), statement })
  const facts = changedFacts({}, statement.sheet)
  const entry = entryOf(parts, permit, { action: "position.begun", revision, details: { version: 1, facts } })
  await writeAudited(parts.database, [entry], (writing) => insertPosition(writing, permit.entityId, revision))
  return demandPosition(parts, permit, revision)
}

/** States the position anew, on top of the version that was read. Earlier revisions stay. */
export async function amendPosition(
  parts: Parts,
  permit: Permit<"perimeter.write">,
  { positionId, version, statement }: { readonly positionId: Id; readonly version: number; readonly statement: PositionStatement },
): Promise<Position> {
  const before = await demandPosition(parts, permit, { positionId })
  const revision = revisionOf(parts, permit, { positionId, statement })
  const facts = changedFacts(before.sheet, statement.sheet)
  const entry = entryOf(parts, permit, { action: "position.amended", revision, details: { version: version + 1, facts } })
  await writeAudited(parts.database, [entry], (writing) => revisePosition(writing, permit.entityId, { ...revision, version }))
  return demandPosition(parts, permit, { positionId })
}

/** The position as it stands, or as it stood in one version. Refuses where there is none. */
export async function demandPosition(
  { database }: Pick<Parts, "database">,
  { entityId }: Permit<"perimeter.read" | "perimeter.write">,
  asked: { readonly positionId: Id; readonly version?: number | undefined },
): Promise<Position> {
  const position = await loadPosition(database.kysely, entityId, asked)
  if (position === undefined) throw refuse("perimeter.position_not_found", { positionId: asked.positionId })
  return position
}

/** The parsed sheet, or a refusal that names every mistake in it. */
export function demandSheet(rulebook: Rulebook, sheet: JsonObject, on: string): FactSheet {
  const parsed = parseFactSheet(sheet, { rulebook, on })
  if ("problems" in parsed) throw refuse("perimeter.facts_refused", { problems: parsed.problems.map((problem) => ({ ...problem })) })
  return parsed.sheet
}

function revisionOf(parts: Parts, { userId }: Permit<"perimeter.write">, stated: { positionId: Id; statement: PositionStatement }) {
  const at = parts.clock.now()
  demandSheet(parts.rulebook, stated.statement.sheet, lawDateOf(at))
  return { ...stated, revisionId: parts.newId(), at, by: userId }
}

/** Facts are named and never told: what a firm states about itself may name people. */
function entryOf(
  { newId }: Parts,
  { entityId, userId }: Permit<"perimeter.write">,
  told: { action: string; revision: { positionId: Id; at: Instant; statement: PositionStatement }; details: JsonObject },
) {
  const { action, revision, details } = told
  return {
    entityId,
    entryId: newId(),
    recordedAt: revision.at,
    action,
    actor: userId,
    subject: { kind: "position", id: revision.positionId },
    details,
    personal: { title: revision.statement.title, sheet: revision.statement.sheet },
  }
}
