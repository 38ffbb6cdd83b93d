import type { Citation } from "../vocabulary/citation.ts"
import type { Predicate } from "./predicate.ts"
import type { SubjectKind } from "./subject-kind.ts"
import type { Words } from "./words.ts"

/** The four variables that drive every answer. */
export const factGroups = ["activity", "layer", "geography", "control"] as const
export type FactGroup = (typeof factGroups)[number]

export const factTypes = ["bool", "enum", "set", "int", "money", "date", "text", "countries"] as const
export type FactType = (typeof factTypes)[number]

/** A question of the vocabulary: what is asked, about what, and in which form the answer comes. There is never a default answer. */
export interface FactDefinition {
  /** Dotted, the group first: `control.can_sign_for_client`. */
  readonly id: string
  readonly subject: SubjectKind
  readonly type: FactType
  readonly group: FactGroup
  /** Heading within the group under which the question is asked; the id of a section of its file. */
  readonly section: string
  readonly ask: Words
  readonly help?: Words
  /** The words an `enum` or `set` may hold. */
  readonly options: readonly { readonly id: string; readonly label: Words }[]
  /** What an `int` counts, or the currency of `money`. */
  readonly unit?: string
  /** The question makes sense only where this is true; where it is false the fact is not applicable. */
  readonly askedWhen?: Predicate
  /** A matter of judgement: an answer needs a named person and reasons. */
  readonly isJudgement: boolean
  /** Effort to answer, 1 (known by heart) to 5 (needs counsel). Orders the questions. */
  readonly cost: number
  readonly citations: readonly Citation[]
  readonly file: string
  readonly line: number
}

/** Facts of one sheet that cannot both be stated; stating them is refused with `say`. */
export interface Contradiction {
  readonly id: string
  readonly subject: SubjectKind
  /** True for a sheet that contradicts itself. */
  readonly never: Predicate
  readonly say: Words
  readonly file: string
  readonly line: number
}

/** Heading of a group of questions. */
export interface FactSection {
  readonly id: string
  readonly group: FactGroup
  readonly title: Words
}
