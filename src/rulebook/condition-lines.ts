import { currencies, printMoney } from "../vocabulary/money.ts"
import type { FactDefinition } from "./fact-definition.ts"
import type { Basis, Bound, FactTest, Predicate } from "./predicate.ts"

/** One line of a condition read from top to bottom: what stands below a line with less depth belongs to it. */
export interface ConditionLine {
  readonly depth: number
  readonly kind: Predicate["kind"]
  /** `at_least`: how many of the lines below. */
  readonly count?: number
  readonly over?: string
  readonly finding?: string
  readonly fact?: string
  readonly basis?: Basis
  readonly op?: FactTest["op"]
  /** What the fact is held against: words, a date, a number or an amount as text. */
  readonly values?: readonly string[]
  /** Or a value of the rulebook, by its id. */
  readonly parameter?: string
  /** Or another fact that is a date. */
  readonly otherFact?: string
}

/** A condition as lines: flat, so that every reader can lay it out, and without words of any language. */
export function conditionLines(predicate: Predicate, facts: ReadonlyMap<string, FactDefinition>): readonly ConditionLine[] {
  return linesFrom(0, predicate, facts)
}

function linesFrom(depth: number, predicate: Predicate, facts: ReadonlyMap<string, FactDefinition>): readonly ConditionLine[] {
  const below = (member: Predicate) => linesFrom(depth + 1, member, facts)
  switch (predicate.kind) {
    case "all":
    case "any":
      return [{ depth, kind: predicate.kind }, ...predicate.members.flatMap(below)]
    case "at_least":
      return [{ depth, kind: predicate.kind, count: predicate.count }, ...predicate.members.flatMap(below)]
    case "not":
      return [{ depth, kind: predicate.kind }, ...below(predicate.member)]
    case "some":
    case "each":
      return [{ depth, kind: predicate.kind, over: predicate.over }, ...below(predicate.where)]
    case "known":
      return [{ depth, kind: predicate.kind, fact: predicate.fact }]
    case "finding":
      return [{ depth, kind: predicate.kind, finding: predicate.key }]
    case "fact": {
      const { kind, fact, basis, test } = predicate
      return [{ depth, kind, fact, basis, op: test.op, ...heldAgainst(test, facts.get(fact)) }]
    }
  }
}

type HeldAgainst = Pick<ConditionLine, "values" | "parameter" | "otherFact">

function heldAgainst(test: FactTest, fact: FactDefinition | undefined): HeldAgainst {
  switch (test.op) {
    case "is":
    case "has":
      return { values: [String(test.value)] }
    case "in":
      return { values: test.values }
    case "before":
    case "after":
      return typeof test.date === "string" ? { values: [test.date] } : { otherFact: test.date.fact }
    case "gte":
    case "lte":
    case "gt":
    case "lt":
      return boundText(test.bound, fact)
  }
}

function boundText(bound: Bound, fact: FactDefinition | undefined): HeldAgainst {
  if (typeof bound !== "bigint") return { parameter: bound.parameter }
  const currency = currencies.find((one) => one === fact?.unit)
  const number = currency === undefined ? String(bound) : printMoney({ minorUnits: bound, currency })
  return { values: [fact?.unit === undefined ? number : `${number} ${fact.unit}`] }
}
