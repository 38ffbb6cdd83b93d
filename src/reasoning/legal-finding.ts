import type { Layer, Strength, SubjectKind } from "../rulebook/rulebook.ts"
import type { Citation, Grade } from "../vocabulary/citation.ts"
import type { LawDate } from "../vocabulary/instant.ts"
import type { Assertion } from "./fact-sheet.ts"

export const outcomes = ["applies", "does_not_apply", "undetermined", "conflict", "not_tested"] as const
export type Outcome = (typeof outcomes)[number]

/** Which statements count: all of them (two that differ are a conflict), the firm's own, or only what its systems showed. */
export const views = ["all", "declared", "observed"] as const
export type View = (typeof views)[number]

/** One subject a finding is about. */
export interface SubjectRef {
  readonly kind: SubjectKind
  readonly id: string
}

/** A fact of one subject. */
export interface FactRef {
  readonly fact: string
  readonly subject: SubjectRef
}

/** Where the firm stands, as far as its facts tell: every finding of the rulebook for every subject it concerns. */
export interface Assessment {
  readonly lawDate: LawDate
  readonly view: View
  /** Ranks of authority that were heard; all when absent. */
  readonly ranks?: readonly number[]
  readonly findings: readonly LegalFinding[]
  readonly receipt: Receipt
}

/** What must be the same for the same answer. An assessment run again under an equal receipt is equal to the byte. */
export interface Receipt {
  readonly engine: string
  /** `kz-aifc@2026.11.0` */
  readonly rulebook: string
  readonly rulebookDigest: string
  readonly lawDate: LawDate
  readonly view: View
  readonly ranks?: readonly number[]
  /** SHA-256 of the canonical fact sheet, hex. */
  readonly factsDigest: string
  /** SHA-256 of the canonical findings, hex. */
  readonly findingsDigest: string
}

export interface LegalFinding {
  /** Code of its catalogue row. */
  readonly key: string
  readonly catalogue: string
  readonly subject: SubjectRef
  readonly outcome: Outcome
  /** What a gate acts on: an open answer counts as its prudent side. */
  readonly actedOn: "applies" | "does_not_apply"
  /** Strength of the strongest rule that decided; absent unless it applies. */
  readonly strength?: Strength
  /** How far the deciding rules can be trusted; absent where nothing decided. */
  readonly grade?: Grade
  /** What each layer of authority says by itself. */
  readonly layers: readonly LayerAnswer[]
  /** The layers part: the stricter is acted on and both are shown. */
  readonly isDisputed: boolean
  /** Every rule that was tried, and how it went. */
  readonly trace: readonly RuleTrace[]
  /** Facts that decided. */
  readonly because: readonly FactRef[]
  /** Facts that are not known and could still decide it. */
  readonly open: readonly FactRef[]
  /** Known facts that would move the outcome, each taken alone. */
  readonly wouldChange: readonly FactRef[]
  /** Passages of grade N that stand in the way: the law itself is not known. */
  readonly openLaw: readonly Citation[]
  readonly citations: readonly Citation[]
  /** Codes that follow where it applies. */
  readonly leadsTo: readonly string[]
}

export interface LayerAnswer {
  readonly layer: Layer
  readonly outcome: Outcome
  readonly strength?: Strength
  readonly grade?: Grade
}

export const ruleStates = [
  "fired",
  "not_fulfilled",
  "unknown",
  "conflict",
  "excepted",
  "overridden",
  "not_in_force",
  "not_heard",
  "law_not_found",
  "not_tested",
] as const

export interface RuleTrace {
  readonly rule: string
  readonly layer: Layer
  readonly state: (typeof ruleStates)[number]
  /** Rule that took its place. */
  readonly overriddenBy?: string
  readonly when?: NodeTrace
  readonly unless?: NodeTrace
}

/** Truth of one node: true, false, open for want of a fact, open because sources disagree, no sense here, or nobody looked. */
export const truths = ["true", "false", "unknown", "conflict", "not_applicable", "not_observed"] as const
export type Truth = (typeof truths)[number]

export interface NodeTrace {
  readonly node: "all" | "any" | "not" | "at_least" | "fact" | "known" | "finding" | "some" | "each"
  readonly truth: Truth
  /** For a fact: which one, of whom, and what was stated. */
  readonly fact?: FactRef
  readonly said?: readonly Assertion[]
  /** For a finding: its code. For a collection: the subject of this member. */
  readonly key?: string
  readonly subject?: SubjectRef
  /** Whether this node is needed to explain the truth of its parent. */
  readonly isDecisive: boolean
  readonly members: readonly NodeTrace[]
}
