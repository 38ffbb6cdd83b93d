import type { Basis, Bound, FactDefinition, SubjectKind } from "../rulebook/rulebook.ts"
import type { Assertion, FactValue } from "./fact-sheet.ts"
import type { FactRef, Outcome, SubjectRef } from "./legal-finding.ts"

/** A subject in its place: what it belongs to, and where statements about it are looked for. */
export interface PlacedSubject {
  readonly ref: SubjectRef
  readonly facts: ReadonlyMap<string, readonly Assertion[]>
  /** The entity it belongs to; itself, if it is one. */
  readonly entity?: PlacedSubject
  /** Itself, its entity, the firm: the nearest statement counts. */
  readonly chain: readonly PlacedSubject[]
}

/** What is known about one fact of one subject. */
export interface FactReading {
  /** Of the subject that states it; of the subject to be asked where nothing is stated. */
  readonly ref: FactRef
  /** `at_odds`: something is stated although another answer of the same subject leaves the question without sense. */
  readonly state: "known" | "unknown" | "conflict" | "not_applicable" | "not_observed" | "at_odds"
  /** Present where it is known or at odds. */
  readonly value?: FactValue
  readonly said: readonly Assertion[]
}

/** Everything a condition may ask about: facts, other findings, subjects of a kind, and bounds on the law date. */
export interface Situation {
  definitionOf(fact: string): FactDefinition | undefined
  read(fact: string, basis: Basis, at: PlacedSubject): FactReading
  /** The subject of a finding as seen from another; undefined where there is none. */
  bearerOf(key: string, at: PlacedSubject): PlacedSubject | undefined
  outcomeOf(key: string, at: PlacedSubject): Outcome
  /** Subjects of a kind that concern this one. */
  membersOf(kind: SubjectKind, at: PlacedSubject): readonly PlacedSubject[]
  /** Whether the list of a kind may still grow. */
  mayGrow(kind: SubjectKind): boolean
  /** Undefined where no parameter is in force: nothing can be compared then. */
  boundOf(bound: Bound, definition: FactDefinition): bigint | undefined
}
