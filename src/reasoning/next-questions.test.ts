import { test as check, expect } from "vitest"
import { all, any, fact, is, not, rule, rulebookOf, sheetFor } from "../../test/builders/rulebook-in-code.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import { nextQuestions } from "./reasoning.ts"

const on = "2026-11-22"
const facts = [
  fact("activity.a"),
  fact("activity.b"),
  fact("activity.gated", { askedWhen: is("activity.a") }),
  fact("control.c"),
  fact("control.dear", { cost: 5 }),
  fact("control.idle"),
]
const ask = (rulebook: Rulebook, stated: Readonly<Record<string, unknown>>) =>
  nextQuestions({ rulebook, sheet: sheetFor(rulebook, { facts: stated }), on })
const asked = (rulebook: Rulebook, stated: Readonly<Record<string, unknown>>) => ask(rulebook, stated).page.map((question) => question.fact)

check("what settles more findings is asked first, and says which", () => {
  const rulebook = rulebookOf(facts, [
    rule("X-ONE", is("activity.b")),
    rule("X-TWO", any(is("activity.b"), is("activity.a"))),
    rule("X-THREE", not(is("activity.b"))),
  ])
  const { page, remaining } = ask(rulebook, {})
  expect(page[0]).toMatchObject({ fact: "activity.b", settles: [{ key: "X-ONE" }, { key: "X-THREE" }, { key: "X-TWO" }] })
  expect(remaining).toBe(2)
})

check("of equal questions the group decides, then the order of the vocabulary, and a page holds one group", () => {
  const rulebook = rulebookOf(facts, [rule("X-ONE", is("control.c")), rule("X-TWO", is("activity.b")), rule("X-THREE", is("activity.a"))])
  expect(asked(rulebook, {})).toEqual(["activity.a", "activity.b"])
})

check("an answer that is dear to find comes later", () => {
  const rulebook = rulebookOf(facts, [rule("X-ONE", is("control.dear")), rule("X-TWO", is("control.c"))])
  expect(asked(rulebook, {})).toEqual(["control.c", "control.dear"])
})

check("an exception is asked before the condition it spares", () => {
  const rulebook = rulebookOf(facts, [rule("X-ONE", is("activity.a"), { unless: is("activity.b") })])
  expect(asked(rulebook, {})).toEqual(["activity.b", "activity.a"])
})

check("nothing is asked that no finding waits for, that is stated, or that makes no sense", () => {
  const rulebook = rulebookOf(facts, [rule("X-ONE", all(is("activity.gated"), is("activity.b")))])
  expect(asked(rulebook, {})).toEqual(["activity.a", "activity.b"])
  expect(asked(rulebook, { "activity.a": true })).toEqual(["activity.b", "activity.gated"])
  expect(asked(rulebook, { "activity.a": false })).toEqual([])
  expect(asked(rulebook, { "activity.b": false })).toEqual([])
})

check("a fact that was stated stays in sight while some finding hangs on it", () => {
  const rulebook = rulebookOf(facts, [rule("X-ONE", is("activity.a"))])
  expect(ask(rulebook, { "activity.a": true, "control.idle": true }).answered.map((one) => one.fact)).toEqual(["activity.a"])
})

check("what is set aside makes room for the others of any group, and still remains", () => {
  const rulebook = rulebookOf(facts, [rule("X-ONE", is("activity.a")), rule("X-TWO", is("control.c"))])
  const inquiry = { rulebook, sheet: sheetFor(rulebook, { facts: {} }), on }
  const { page, remaining } = nextQuestions(inquiry, (one) => one.fact === "activity.a")
  expect(page.map((question) => question.fact)).toEqual(["control.c"])
  expect(remaining).toBe(2)
})
