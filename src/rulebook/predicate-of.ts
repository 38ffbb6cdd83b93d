import { parseMoney } from "../vocabulary/money.ts"
import type { FactEntry } from "./fact-form.ts"
import type { Bound, FactTest, Predicate } from "./predicate.ts"
import type { Condition, FactCondition } from "./predicate-form.ts"

/** Turns a condition as written into the predicate that is evaluated. Called only after its facts, words and bounds were found to fit. */
export function predicateOf(condition: Condition, facts: ReadonlyMap<string, FactEntry>): Predicate {
  switch (condition.kind) {
    case "all":
    case "any":
    case "at_least":
      return { ...condition, members: condition.members.map((member) => predicateOf(member, facts)) }
    case "not":
      return { kind: "not", member: predicateOf(condition.member, facts) }
    case "some":
    case "each":
      return { ...condition, where: predicateOf(condition.where, facts) }
    case "fact":
      return { kind: "fact", fact: condition.fact, basis: condition.basis, test: testOf(condition, facts.get(condition.fact)) }
    case "known":
    case "finding":
      return condition
  }
}

function testOf({ op, operand, fact }: FactCondition, definition: FactEntry | undefined): FactTest {
  if (op === "is" && (typeof operand === "boolean" || typeof operand === "string")) return { op, value: operand }
  if (op === "in" && Array.isArray(operand)) return { op, values: operand }
  if (op === "has" && typeof operand === "string") return { op, value: operand }
  if (op === "before" || op === "after") {
    if (typeof operand === "string") return { op, date: operand }
    if (typeof operand === "object" && "fact" in operand) return { op, date: operand }
  }
  const bound = boundOf(operand, definition)
  if (bound !== undefined && (op === "gte" || op === "lte" || op === "gt" || op === "lt")) return { op, bound }
  throw new Error(`The checks let ${op} through for ${fact}`)
}

/** Undefined where the bound does not fit the fact: an amount holds at most two places, a count none. */
export function boundOf(operand: FactCondition["operand"], definition: FactEntry | undefined): Bound | undefined {
  if (typeof operand === "object" && "parameter" in operand) return operand
  if (definition?.type === "int") return typeof operand === "number" ? BigInt(operand) : undefined
  if (definition?.type !== "money" || (typeof operand !== "number" && typeof operand !== "string")) return undefined
  return parseMoney(String(operand), definition.unit)?.minorUnits
}
