/*
 * The perimeter room keeps the firm's own legal position: what the firm states about itself, what follows from it under
 * the rulebook, and the documents drawn from that. It never answers that something is legal or illegal: each answer is an
 * overview with its grade, date and source, and shows what is still unknown.
 */
import type { Receipt } from "../reasoning/reasoning.ts"
import type { Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { JsonObject } from "../vocabulary/json.ts"

export { drawRegulatorMap } from "./draw-regulator-map.ts"
export { gradeRisks } from "./grade-risks.ts"

/** What a firm states about itself under one title: a business as it is, or as it might be. */
export interface Position {
  readonly positionId: Id
  readonly title: string
  /** A fact sheet in the form `shekara/facts@1`, as it was given. */
  readonly sheet: JsonObject
  readonly version: number
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly updatedBy: Id
}

/** A position without its facts, for lists. */
export type PositionSummary = Omit<Position, "sheet">

/** What is said of a position in one revision. */
export type PositionStatement = Pick<Position, "title" | "sheet">

/** That somebody had an assessment recorded: enough to draw the same conclusions again and compare every byte. */
export interface RecordedAssessment {
  readonly assessmentId: Id
  readonly positionId: Id
  /** Revision of the position that was assessed. */
  readonly version: number
  readonly receipt: Receipt
  readonly recordedAt: Instant
  readonly recordedBy: Id
}

/** What has changed since an assessment was recorded; an empty list means that it still stands as recorded. */
export const staleCauses = ["facts", "rulebook", "engine"] as const
export type StaleCause = (typeof staleCauses)[number]

/** Why a recorded assessment may no longer say where the firm stands. */
export function staleCausesOf(
  { version, receipt }: Pick<RecordedAssessment, "version" | "receipt">,
  now: { readonly version: number; readonly rulebookDigest: string; readonly engine: string },
): StaleCause[] {
  const changed = {
    facts: version !== now.version,
    rulebook: receipt.rulebookDigest !== now.rulebookDigest,
    engine: receipt.engine !== now.engine,
  }
  return staleCauses.filter((cause) => changed[cause])
}
