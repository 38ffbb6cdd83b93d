import canonicalize from "canonicalize"
import { writeAudited } from "../audit/audit.store.ts"
import { type Assessment, assess, engineVersion, type View } from "../reasoning/reasoning.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { findRulebook, keepRulebook } from "../transfers/keep-rulebook.flow.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { LawDate } from "../vocabulary/instant.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { demandPosition, demandSheet } from "./keep-position.flow.ts"
import { insertAssessment, loadAssessment } from "./perimeter.store.ts"
import { type Position, type RecordedAssessment, type StaleCause, staleCausesOf } from "./perimeter.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

/** As of which day, in which view, and whose authority is heard. */
export interface Question {
  readonly on: LawDate
  readonly view: View
  readonly ranks?: readonly number[] | undefined
}

/** Draws the conclusions of a position, and keeps nothing. */
export function assessPosition(rulebook: Rulebook, { sheet }: Pick<Position, "sheet">, { on, view, ranks }: Question): Assessment {
  return assess({ rulebook, sheet: demandSheet(rulebook, sheet, on), on, view, ...(ranks === undefined ? {} : { ranks }) })
}

/** Records what follows from the version that was read, with everything that is needed to conclude it again. */
export async function recordAssessment(
  parts: Parts,
  permit: Permit<"perimeter.write">,
  { positionId, version, question }: { readonly positionId: Id; readonly version: number; readonly question: Question },
): Promise<RecordedAssessment> {
  const { rulebook, database, newId } = parts
  const position = await demandPosition(parts, permit, { positionId })
  if (position.version !== version) throw refuse("request.version_conflict", { positionId })
  const at = parts.clock.now()
  const { receipt } = assessPosition(rulebook, position, question)
  const recorded = { assessmentId: newId(), positionId, version, receipt, recordedAt: at, recordedBy: permit.userId }
  const entry = {
    entityId: permit.entityId,
    entryId: newId(),
    recordedAt: at,
    action: "assessment.recorded",
    actor: permit.userId,
    subject: { kind: "position", id: positionId },
    details: { assessmentId: recorded.assessmentId, version, receipt: { ...receipt } },
  }
  await keepRulebook(parts, permit.entityId)
  await writeAudited(database, [entry], (writing) => insertAssessment(writing, permit.entityId, recorded))
  return recorded
}

/** A recorded assessment drawn again. */
export interface ReopenedAssessment {
  readonly recorded: RecordedAssessment
  readonly position: Position
  readonly rulebook: Rulebook
  readonly assessment: Assessment
  /** Whether the conclusions came out the same to the byte. */
  readonly agrees: boolean
  /** What has changed since; empty while it still says where the firm stands. */
  readonly staleCauses: readonly StaleCause[]
}

/** Draws a recorded assessment again from its revision and its rulebook, and compares. */
export async function reopenAssessment(parts: Parts, permit: Permit<"perimeter.read">, assessmentId: Id): Promise<ReopenedAssessment> {
  const recorded = await loadAssessment(parts.database.kysely, permit.entityId, assessmentId)
  if (recorded === undefined) throw refuse("perimeter.assessment_not_found", { assessmentId })
  const { positionId, version, receipt } = recorded
  const position = await demandPosition(parts, permit, { positionId, version })
  const rulebook = await demandRulebook(parts, permit.entityId, receipt.rulebookDigest)
  const assessment = assessPosition(rulebook, position, { on: receipt.lawDate, view: receipt.view, ranks: receipt.ranks })
  const newest = await demandPosition(parts, permit, { positionId })
  return {
    recorded,
    position,
    rulebook,
    assessment,
    agrees: canonicalize(assessment.receipt) === canonicalize(receipt),
    staleCauses: staleCausesOf(recorded, { version: newest.version, rulebookDigest: parts.rulebook.digest, engine: engineVersion }),
  }
}

/** The rulebook of a digest: the one in use, or one that was kept because something was concluded under it. */
export async function demandRulebook(parts: Parts, entityId: EntityId, digest: string): Promise<Rulebook> {
  const found = await findRulebook(parts, entityId, digest)
  if (found === undefined) throw refuse("perimeter.rulebook_not_kept", { digest })
  return found
}
