import type { LawDate } from "../vocabulary/instant.ts"
import type { SubjectKind } from "./subject-kind.ts"

/** Whose statements a test reads: whatever the view shows, only what the firm declared, or only what its systems showed. */
export type Basis = "view" | "declared" | "observed"

/**
 * A condition of a rule. A closed tree of data, three-valued when it is evaluated: no arithmetic beyond comparison, no
 * text to parse, no functions of its own, so that every node can be traced, cited and mutated.
 */
export type Predicate =
  | { readonly kind: "all" | "any"; readonly members: readonly Predicate[] }
  | { readonly kind: "not"; readonly member: Predicate }
  | { readonly kind: "at_least"; readonly count: number; readonly members: readonly Predicate[] }
  | { readonly kind: "fact"; readonly fact: string; readonly basis: Basis; readonly test: FactTest }
  /** True once the fact is known; unknown before, never false. */
  | { readonly kind: "known"; readonly fact: string }
  /** Another finding, of the same subject or of one above it. */
  | { readonly kind: "finding"; readonly key: string }
  /** Over every subject of a kind; an open list may still grow. */
  | { readonly kind: "some" | "each"; readonly over: Exclude<SubjectKind, "firm">; readonly where: Predicate }

export type FactTest =
  | { readonly op: "is"; readonly value: string | boolean }
  /** An `enum` that is one of these; a `set` or `countries` that holds at least one of these. */
  | { readonly op: "in"; readonly values: readonly string[] }
  /** A `set` or `countries` that holds this. */
  | { readonly op: "has"; readonly value: string }
  | { readonly op: "gte" | "lte" | "gt" | "lt"; readonly bound: Bound }
  | { readonly op: "before" | "after"; readonly date: LawDate | { readonly fact: string } }

/** A whole number, an amount in minor units of the fact's currency, or a dated parameter of the rulebook on the law date. */
export type Bound = bigint | { readonly parameter: string }
