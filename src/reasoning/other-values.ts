import type { FactDefinition, FactTest } from "../rulebook/rulebook.ts"
import type { FactValue } from "./fact-sheet.ts"
import { isMoney, isSameValue } from "./fact-value.ts"
import { boundOf, type Ground } from "./open-situation.ts"

interface Told {
  readonly definition: FactDefinition | undefined
  /** What is asked of the fact anywhere. */
  readonly tests: readonly FactTest[]
  readonly ground: Pick<Ground, "rulebook" | "on">
}

/** Answers that some test tells from `value`: the other of two, other words, a word more or less, amounts and days on either side of a bound. */
export function otherValues(value: FactValue, told: Told): readonly FactValue[] {
  const others = candidates(value, told).filter((other) => !isSameValue(other, value))
  return others.filter((other, index) => others.findIndex((same) => isSameValue(same, other)) === index)
}

function candidates(value: FactValue, told: Told): readonly FactValue[] {
  if (typeof value === "boolean") return [!value]
  if (typeof value === "bigint") return boundsOf(told).flatMap(around)
  if (typeof value === "object")
    return isMoney(value)
      ? boundsOf(told)
          .flatMap(around)
          .map((minorUnits) => ({ minorUnits, currency: value.currency }))
      : wordsOf(told.tests).map((word) => toggle(value, word))
  if (told.definition?.type === "enum") return otherWords(wordsOf(told.tests), told.definition)
  return told.definition?.type === "date" ? daysOf(told.tests) : []
}

function wordsOf(tests: readonly FactTest[]): readonly string[] {
  return tests.flatMap((test) => {
    if (test.op === "in") return test.values
    return (test.op === "is" || test.op === "has") && typeof test.value === "string" ? [test.value] : []
  })
}

/** The words that are asked for, and one that nobody asks for, in place of all of those. */
function otherWords(asked: readonly string[], { options }: FactDefinition): readonly string[] {
  const unasked = options.find(({ id }) => !asked.includes(id))
  return unasked === undefined ? asked : [...asked, unasked.id]
}

function toggle(words: readonly string[], word: string): readonly string[] {
  return words.includes(word) ? words.filter((other) => other !== word) : [...words, word].sort()
}

function boundsOf({ tests, definition, ground }: Told): readonly bigint[] {
  return tests.flatMap((test) => {
    const bound = "bound" in test && definition !== undefined ? boundOf(test.bound, definition, ground) : undefined
    return bound === undefined ? [] : [bound]
  })
}

function around(bound: bigint): readonly bigint[] {
  return [bound - 1n, bound, bound + 1n].filter((amount) => amount >= 0n)
}

/** The days that are asked for, and two that lie before and after every other. */
function daysOf(tests: readonly FactTest[]): readonly string[] {
  return ["0001-01-01", "9999-12-31", ...tests.flatMap((test) => ("date" in test && typeof test.date === "string" ? [test.date] : []))]
}
