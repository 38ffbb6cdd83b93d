import { test as check, expect } from "vitest"
import { all, any, atLeast, each, fact, finding, is, not, rule, rulebookOf, some, test } from "../../test/builders/rulebook-in-code.ts"
import type { Rule, Rulebook } from "../rulebook/rulebook.ts"
import { assess, type LegalFinding, parseFactSheet } from "./reasoning.ts"

const facts = ["a", "b", "c", "d"].map((name) => fact(`activity.${name}`))
const [a, b, c] = ["activity.a", "activity.b", "activity.c"] as const

function sheetOf(rulebook: Rulebook, data: unknown) {
  const parsed = parseFactSheet(data, { rulebook, on: "2026-11-22" })
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems))
  return parsed.sheet
}

function findingOf(rulebook: Rulebook, data: unknown, more: { key?: string; ranks?: number[]; on?: string } = {}): LegalFinding {
  const { key = "X-ONE", on = "2026-11-22", ...rest } = more
  const { findings } = assess({ rulebook, sheet: sheetOf(rulebook, data), on, ...rest })
  return findings.find((one) => one.key === key)!
}

const outcome = (rules: readonly Rule[], data: unknown, more = {}) => findingOf(rulebookOf(facts, rules), { facts: data }, more).outcome

check("what is not known is never taken for false", () => {
  expect(outcome([rule("X-ONE", is(a))], {})).toBe("undetermined")
  expect(outcome([rule("X-ONE", not(is(a)))], {})).toBe("undetermined")
  expect(outcome([rule("X-ONE", any(is(a), is(b)))], { [b]: true })).toBe("applies")
  expect(outcome([rule("X-ONE", all(is(a), is(b)))], { [b]: false })).toBe("does_not_apply")
  expect(outcome([rule("X-ONE", atLeast(2, is(a), is(b), is(c)))], { [b]: true, [c]: true })).toBe("applies")
  expect(outcome([rule("X-ONE", atLeast(2, is(a), is(b), is(c)))], { [b]: false, [c]: false })).toBe("does_not_apply")
})
