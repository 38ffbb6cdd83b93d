import type { SubjectKind } from "../rulebook/rulebook.ts"
import type { LawDate } from "../vocabulary/instant.ts"
import type { Money } from "../vocabulary/money.ts"

/** Everything a firm has stated about itself, parsed and checked against the vocabulary. Nothing in it is assumed. */
export interface FactSheet {
  /** The firm first, then in the order of the sheet. A kind that nobody listed stands as one subject named `firm`. */
  readonly subjects: readonly Subject[]
  /** Kinds whose list is complete. Any other list may still grow. */
  readonly closed: ReadonlySet<SubjectKind>
}

export interface Subject {
  readonly kind: SubjectKind
  /** Unique within its kind. */
  readonly id: string
  readonly name: string
  /** The entity it belongs to, where it belongs to one. */
  readonly entity?: string
  readonly facts: ReadonlyMap<string, readonly Assertion[]>
}

export const bases = ["declared", "document", "derived", "observed"] as const

/** One statement about a fact. A fact may hold several; which count depends on the view. */
export interface Assertion {
  /** Undefined where the question makes no sense here; then `reason` says why. */
  readonly value: FactValue | undefined
  readonly basis: (typeof bases)[number]
  /** Day on which it held. */
  readonly on?: LawDate
  readonly by?: string
  readonly reason?: string
  readonly evidence?: string
}

/** `string` is an enum word, a text or a date, as the definition of the fact tells. */
export type FactValue = boolean | string | bigint | Money | readonly string[]
