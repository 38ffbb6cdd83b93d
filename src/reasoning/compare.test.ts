import { test as check, expect } from "vitest"
import { fact, is, rule, rulebookOf, sheetFor } from "../../test/builders/rulebook-in-code.ts"
import { compare, type Inquiry } from "./reasoning.ts"

const facts = [fact("activity.a"), fact("activity.b")]
const rules = [rule("X-ONE", is("activity.a")), rule("X-TWO", is("activity.b"), { from: "2026-06-01" })]
const rulebook = rulebookOf(facts, rules)
const inquiry = (stated: unknown, more: Partial<Inquiry> = {}): Inquiry => ({
  rulebook,
  sheet: sheetFor(rulebook, { facts: stated }),
  on: "2026-11-22",
  ...more,
})
const told = (before: Inquiry, after: Inquiry) =>
  compare(before, after).findings.map((one) => ({ key: one.key, from: one.before?.outcome, to: one.after?.outcome, causes: one.causes }))

check("nothing differs from itself", () => {
  expect(compare(inquiry({ "activity.a": true }), inquiry({ "activity.a": true }))).toMatchObject({ findings: [], facts: [] })
})

check("another fact moves the findings that hang on it, and is named", () => {
  expect(told(inquiry({ "activity.a": true }), inquiry({ "activity.a": false }))).toEqual([
    {
      key: "X-ONE",
      from: "applies",
      to: "does_not_apply",
      causes: [expect.objectContaining({ kind: "fact", ref: { fact: "activity.a", subject: { kind: "firm", id: "firm" } } })],
    },
  ])
})

check("on another day the rule that came into force is named, with its day and source", () => {
  expect(told(inquiry({ "activity.b": true }, { on: "2026-05-31" }), inquiry({ "activity.b": true }, { on: "2026-06-01" }))).toMatchObject([
    {
      key: "X-TWO",
      from: "undetermined",
      to: "applies",
      causes: [{ kind: "rule", rule: "x.two", change: "in_force", on: "2026-06-01", citations: [{ at: "test#x.two" }] }],
    },
  ])
})

check("under another rulebook the rule that changed is named", () => {
  const other = rulebookOf(facts, [rule("X-ONE", is("activity.a", false)), ...rules.slice(1)])
  expect(told(inquiry({ "activity.a": true }), inquiry({ "activity.a": true }, { rulebook: other }))).toMatchObject([
    { key: "X-ONE", from: "applies", to: "does_not_apply", causes: [{ kind: "rule", rule: "x.one", change: "changed" }] },
  ])
})

check("in another view the view is named", () => {
  const stated = { "activity.a": { assertions: [{ value: false }, { value: true, basis: "observed" }] } }
  expect(told(inquiry(stated, { view: "declared" }), inquiry(stated, { view: "observed" }))).toMatchObject([
    { key: "X-ONE", from: "does_not_apply", to: "applies", causes: [{ kind: "view", before: "declared", after: "observed" }] },
    { key: "X-TWO", from: "undetermined", to: "not_tested" },
  ])
})
