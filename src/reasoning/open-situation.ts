import { type Bound, type FactDefinition, type Predicate, periodOn, type Rulebook, type SubjectKind } from "../rulebook/rulebook.ts"
import type { LawDate } from "../vocabulary/instant.ts"
import { conclude } from "./conclude.ts"
import { evaluate } from "./evaluate.ts"
import type { Assertion } from "./fact-sheet.ts"
import type { Goal } from "./gather-goals.ts"
import { judgeRule } from "./judge-rule.ts"
import type { Outcome, Truth, View } from "./legal-finding.ts"
import type { Places } from "./place-subjects.ts"
import { holderOf, type Reader, readFact } from "./read-fact.ts"
import { type SettledRule, settleOverrides } from "./settle-overrides.ts"
import type { FactReading, PlacedSubject, Situation } from "./situation.ts"
import type { Dependencies } from "./trace-dependencies.ts"

/** Everything an answer depends on: the law of a day, what was stated, and whose statements count. */
export interface Ground {
  readonly rulebook: Pick<Rulebook, "facts" | "parameters">
  readonly on: LawDate
  readonly view: View
  readonly places: Places
  readonly closed: ReadonlySet<SubjectKind>
  readonly goals: ReadonlyMap<string, Goal>
  readonly dependencies: Dependencies
}

/** One statement taken for another, in thought: what then? */
export interface Supposition {
  readonly of: PlacedSubject
  readonly fact: string
  readonly said: readonly Assertion[]
  /** The situation without it, which answers whatever does not hang on the fact. */
  readonly otherwise: Situation
}

/** The situation of a sheet under the law of a day. Answers are drawn when they are asked for, and once. */
export function openSituation(ground: Ground, supposition?: Supposition): Situation {
  const { rulebook, goals, places, dependencies } = ground
  const readings = new Map<PlacedSubject, Map<string, FactReading>>()
  const outcomes = new Map<PlacedSubject, Map<string, Outcome>>()
  const senses = new Map<PlacedSubject, Map<string, Truth>>()
  const situation: Situation = {
    definitionOf: (fact) => rulebook.facts.get(fact),
    read: (fact, basis, at) => {
      const definition = rulebook.facts.get(fact)
      if (definition === undefined) return { ref: { fact, subject: at.ref }, state: "unknown", said: [] }
      if (supposition !== undefined && !dependencies.ofFact(fact).has(supposition.fact)) return supposition.otherwise.read(fact, basis, at)
      return once({ known: readings, of: holderOf(definition, at), id: `${basis} ${fact}` }, () =>
        readFact(reader, definition, { basis, at }),
      )
    },
    bearerOf: (key, at) => bearerOf(goals.get(key)?.concluded.subject, at, places),
    outcomeOf: (key, at) => {
      const goal = goals.get(key)
      if (goal === undefined) return "undetermined"
      if (supposition !== undefined && !dependencies.ofFinding(key).has(supposition.fact)) return supposition.otherwise.outcomeOf(key, at)
      // A finding that hangs on itself is undetermined on the way round.
      return once({ known: outcomes, of: at, id: key, meanwhile: "undetermined" }, () => outcomeOf(goal, at, situation))
    },
    membersOf: (kind, at) => membersOf(places.get(kind) ?? [], at),
    mayGrow: (kind) => !ground.closed.has(kind) && !isStoodFor(places.get(kind) ?? []),
    boundOf: (bound, definition) => boundOf(bound, definition, ground),
  }
  const reader: Reader = {
    view: ground.view,
    statedBy: (subject, fact) =>
      supposition !== undefined && supposition.of === subject && supposition.fact === fact
        ? supposition.said
        : (subject.facts.get(fact) ?? []),
    isAsked: ({ id, askedWhen }, of) =>
      askedWhen === undefined ? "true" : once({ known: senses, of, id, meanwhile: "unknown" }, () => evaluate(askedWhen, of, situation)),
  }
  return situation
}

function outcomeOf(goal: Goal, at: PlacedSubject, situation: Situation): Outcome {
  return conclude(settleGoal(goal, at, situation), goal.concluded.prudent).outcome
}

/** How every rule of a finding goes for one subject, without its traces. */
export function settleGoal({ rules }: Pick<Goal, "rules">, at: PlacedSubject, situation: Situation): readonly SettledRule[] {
  const truthOf = (predicate: Predicate) => evaluate(predicate, at, situation)
  const tried = rules.map(({ rule, silence }) => ({
    rule,
    state: silence ?? judgeRule(rule, truthOf(rule.when), rule.unless === undefined ? undefined : truthOf(rule.unless)),
  }))
  return settleOverrides(tried)
}

/** What was answered to a question about a subject. */
interface Asked<T> {
  readonly known: Map<PlacedSubject, Map<string, T>>
  readonly of: PlacedSubject
  readonly id: string
  /** Answers who asks again before there is an answer. */
  readonly meanwhile?: T
}

/** Remembers the answer for whoever asks again. */
function once<T>({ known, of, id, meanwhile }: Asked<T>, answer: () => T): T {
  const own = known.get(of) ?? new Map<string, T>()
  known.set(of, own)
  const before = own.get(id)
  if (before !== undefined) return before
  if (meanwhile !== undefined) own.set(id, meanwhile)
  const answered = answer()
  own.set(id, answered)
  return answered
}

function bearerOf(kind: SubjectKind | undefined, at: PlacedSubject, places: Places): PlacedSubject | undefined {
  if (kind === undefined || kind === at.ref.kind) return kind === undefined ? undefined : at
  if (kind === "entity") return at.entity
  return kind === "firm" ? places.get("firm")?.[0] : undefined
}

/** Those of the same entity, and those that belong to the firm as a whole. */
function membersOf(subjects: readonly PlacedSubject[], { entity }: PlacedSubject): readonly PlacedSubject[] {
  if (entity === undefined) return subjects
  return subjects.filter((subject) => subject.entity === undefined || subject.entity === entity)
}

/** A kind that nobody listed is one subject that stands for all of it. */
function isStoodFor(subjects: readonly PlacedSubject[]): boolean {
  return subjects.length === 1 && subjects[0]?.ref.id === "firm"
}

/** The number a bound stands for on the law date; undefined where no parameter is in force, or its law was not found. */
export function boundOf(bound: Bound, { unit }: FactDefinition, { rulebook, on }: Pick<Ground, "rulebook" | "on">): bigint | undefined {
  if (typeof bound === "bigint") return bound
  const parameter = rulebook.parameters.get(bound.parameter)
  if (parameter === undefined) return undefined
  const period = periodOn(parameter, on)
  if (period === undefined || period.grade === "N") return undefined
  const { value } = period
  if (typeof value === "number") return BigInt(value)
  return typeof value === "object" && "minorUnits" in value && value.currency === unit ? value.minorUnits : undefined
}
