import type { FactDefinition, FactTest } from "../rulebook/rulebook.ts"
import type { FactValue } from "./fact-sheet.ts"
import { isMoney } from "./fact-value.ts"
import type { Truth } from "./legal-finding.ts"
import type { FactReading, PlacedSubject, Situation } from "./situation.ts"

/** Where a test stands: in which situation, about which fact, of whom. */
export interface Place {
  readonly situation: Situation
  readonly definition: FactDefinition | undefined
  readonly at: PlacedSubject
}

/** Whether what is known about a fact passes a test. A value that no such test fits leaves it unknown. */
export function testReading({ state, value }: FactReading, test: FactTest, place: Place): Truth {
  if (state !== "known" && state !== "at_odds") return state
  if (value === undefined) return "unknown"
  const truth = testValue(value, test, place)
  if (state === "known") return truth
  return truth === "true" ? "conflict" : "not_applicable"
}

function testValue(value: FactValue, test: FactTest, place: Place): Truth {
  switch (test.op) {
    case "is":
      return typeof value === typeof test.value ? of(value === test.value) : "unknown"
    case "in":
      return testWords(value, (word) => test.values.includes(word))
    case "has":
      return testWords(value, (word) => word === test.value)
    case "gte":
    case "lte":
    case "gt":
    case "lt":
      return testAmount(value, test, place)
    case "before":
    case "after":
      return testDate(value, test, place)
  }
}

function testWords(value: FactValue, fits: (word: string) => boolean): Truth {
  if (typeof value === "string") return of(fits(value))
  return typeof value === "object" && !isMoney(value) ? of(value.some(fits)) : "unknown"
}

type AmountTest = Extract<FactTest, { bound: unknown }>

function testAmount(value: FactValue, { op, bound }: AmountTest, { situation, definition }: Place): Truth {
  const amount = typeof value === "bigint" ? value : isMoney(value) ? value.minorUnits : undefined
  const limit = definition === undefined ? undefined : situation.boundOf(bound, definition)
  if (amount === undefined || limit === undefined) return "unknown"
  switch (op) {
    case "gte":
      return of(amount >= limit)
    case "lte":
      return of(amount <= limit)
    case "gt":
      return of(amount > limit)
    case "lt":
      return of(amount < limit)
  }
}

type DateTest = Extract<FactTest, { date: unknown }>

function testDate(value: FactValue, { op, date }: DateTest, { situation, at }: Place): Truth {
  if (typeof value !== "string") return "unknown"
  if (typeof date === "string") return of(op === "before" ? value < date : value > date)
  const other = situation.read(date.fact, "view", at)
  if (other.state === "at_odds") return "conflict"
  if (other.state !== "known") return other.state
  return typeof other.value === "string" ? testDate(value, { op, date: other.value }, { situation, definition: undefined, at }) : "unknown"
}

function of(isTrue: boolean): Truth {
  return isTrue ? "true" : "false"
}
