import type { Citation, Grade } from "../vocabulary/citation.ts"
import type { LawDate } from "../vocabulary/instant.ts"
import type { Predicate } from "./predicate.ts"
import type { SubjectKind } from "./subject-kind.ts"
import type { Words } from "./words.ts"

/** How firmly a rule concludes, from strong to weak. */
export const strengths = ["must", "usually", "likely", "case_by_case", "comparison"] as const
export type Strength = (typeof strengths)[number]

/** Whose word a rule is: a lawmaker, regulator or court (rank 10 to 40), a secondary overview (50), or the firm itself (60). */
export const layers = ["official", "secondary", "house"] as const
export type Layer = (typeof layers)[number]

/** What a citation bears out about a rule. */
export const supports = ["conclusion", "condition", "exception", "number", "date"] as const

/** If `when` holds and `unless` does not, the finding `key` applies. Several rules of one key are alternatives. */
export interface Rule {
  /** Dotted: `svc.custody`, `aifc.daa.providing_custody`. */
  readonly id: string
  /** Code of the catalogue row that it concludes: `SVC-CUSTODY`. */
  readonly key: string
  readonly subject: SubjectKind
  readonly strength: Strength
  readonly when: Predicate
  readonly unless?: Predicate
  /** Rules of the same key and layer that yield where this one fires: then this rule alone speaks. */
  readonly overrides: readonly string[]
  /** Where true, this rule concludes that the finding does not apply. */
  readonly isDenial: boolean
  readonly from: LawDate
  /** Last day, included. */
  readonly to?: LawDate
  /** N: the law was not found; the rule leaves its finding undetermined where its condition holds, and says so. */
  readonly grade: Grade
  /** Rank of the strongest source cited. */
  readonly rank: number
  readonly layer: Layer
  readonly citations: readonly (Citation & { readonly supports: (typeof supports)[number] })[]
  /** Day on which somebody last compared the rule with what it cites. */
  readonly checkedOn: LawDate
  /** Why, in one sentence. */
  readonly say: Words
  readonly file: string
  readonly line: number
}
