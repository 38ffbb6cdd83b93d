import { test as check, describe, expect } from "vitest"
import { any, fact, findingIn, is, rule, rulebookOf } from "../../test/builders/rulebook-in-code.ts"
import { loadRulebook } from "../rulebook/rulebook.store.ts"
import { strengths } from "../rulebook/rulebook.ts"
import { grades } from "../vocabulary/citation.ts"
import { languages } from "../vocabulary/language.ts"
import { bases, outcomes, renderTrace, ruleStates, truths } from "./reasoning.ts"

const { texts } = loadRulebook()
const rulebook = rulebookOf(
  [fact("activity.a"), fact("activity.b")],
  [rule("X-ONE", any(is("activity.a"), is("activity.b"))), rule("X-TWO", is("activity.b"))],
  { texts },
)
const telling = { rulebook, language: "en" } as const
const found = findingIn(rulebook, { facts: { "activity.a": true, "activity.b": { value: false, on: "2026-01-31" } } })

check("the reason tells only what decided", () => {
  expect(renderTrace(found, telling, "reason").map(({ depth, text }) => [depth, text])).toEqual([
    [0, "The rule holds: Because of x.one."],
    [1, "Is it so: activity.a? yes (declared)"],
  ])
})

check("the full trace tells every node", () => {
  expect(renderTrace(found, telling, "full").map(({ depth, text }) => [depth, text])).toEqual([
    [0, "The rule holds: Because of x.one."],
    [1, "At least one of this holds: yes"],
    [2, "Is it so: activity.a? yes (declared)"],
    [2, "Is it so: activity.b? no (declared, 2026-01-31)"],
  ])
})

check("prose is made of sentences", () => {
  expect(renderTrace(found, telling, "prose").map(({ text }) => text)).toEqual([
    "X-ONE applies to the firm.",
    "Because of x.one.",
    "The rule says: usually.",
    "This rests on: Is it so: activity.a? yes (declared).",
    "Another answer would change this: Is it so: activity.a?",
    "Secondary source only.",
    "Sources: test#x.one.",
  ])
})

describe.each(languages)("in %s", (language) => {
  check("every form leaves no gap unfilled and no text untold", () => {
    for (const stated of [
      {},
      { "activity.b": true },
      { "activity.b": { assertions: [{ value: true }, { value: false, basis: "observed" }] } },
    ])
      for (const form of ["reason", "full", "prose"] as const) {
        const lines = renderTrace(findingIn(rulebook, { facts: stated }, { key: "X-TWO" }), { rulebook, language }, form)
        expect(lines.map(({ text }) => text).filter((text) => /trace\.|[{}]/.test(text))).toEqual([])
      }
  })
})

check("there is a text for whatever a trace may have to tell", () => {
  const ids = [
    ...outcomes.flatMap((one) => [`trace.outcome.${one}`, `trace.says.${one}`]),
    ...strengths.map((one) => `trace.strength.${one}`),
    ...grades.map((one) => `trace.grade.${one.toLowerCase()}`),
    ...ruleStates.map((one) => `trace.state.${one}`),
    ...truths.map((one) => `trace.truth.${one}`),
    ...bases.map((one) => `trace.basis.${one}`),
  ]
  expect(ids.filter((id) => !texts.has(id))).toEqual([])
})
