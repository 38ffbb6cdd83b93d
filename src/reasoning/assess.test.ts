import { test as check, describe, expect } from "vitest"
import {
  all,
  any,
  atLeast,
  each,
  fact,
  finding,
  findingIn,
  is,
  not,
  rule,
  rulebookOf,
  some,
  test,
} from "../../test/builders/rulebook-in-code.ts"
import type { Rule, Rulebook } from "../rulebook/rulebook.ts"

const [a, b, c] = ["activity.a", "activity.b", "activity.c"] as const
const facts = [
  ...[a, b, c].map((id) => fact(id)),
  fact("activity.gated", { askedWhen: is(a) }),
  fact("layer.seat", {
    subject: "entity",
    type: "enum",
    options: ["aifc", "onshore"].map((id) => ({ id, label: { en: id, ru: id, kk: id } })),
  }),
  fact("layer.capital", { subject: "entity", type: "money", unit: "KZT" }),
  fact("layer.begun", { subject: "entity", type: "date" }),
  fact("layer.ended", { subject: "entity", type: "date" }),
  fact("token.backed", { subject: "token" }),
]

const rulesOf = (...rules: readonly Rule[]): Rulebook => rulebookOf(facts, rules)
const outcome = (rules: readonly Rule[], stated: unknown, more = {}) => findingIn(rulesOf(...rules), { facts: stated }, more).outcome

describe("conditions", () => {
  check.each([
    ["a missing fact leaves it open", is(a), {}, "undetermined"],
    ["so does its negation", not(is(a)), {}, "undetermined"],
    ["one true member is enough for any", any(is(a), is(b)), { [b]: true }, "applies"],
    ["one false member is enough against all", all(is(a), is(b)), { [b]: false }, "does_not_apply"],
    ["an open member leaves all open", all(is(a), is(b)), { [b]: true }, "undetermined"],
    ["enough members are enough", atLeast(2, is(a), is(b), is(c)), { [b]: true, [c]: true }, "applies"],
    ["too few that can still come are too few", atLeast(2, is(a), is(b), is(c)), { [b]: false, [c]: false }, "does_not_apply"],
    ["a question without sense counts as no", is("activity.gated"), { [a]: false }, "does_not_apply"],
    ["and its negation as yes", not(is("activity.gated")), { [a]: false }, "applies"],
    ["an answer to a question without sense is a conflict", is("activity.gated"), { [a]: false, "activity.gated": true }, "conflict"],
    ["an answer counts while its sense is open", is("activity.gated"), { "activity.gated": true }, "applies"],
    ["known is known whatever the answer", { kind: "known", fact: a }, { [a]: false }, "applies"],
    ["what the firm calls not applicable counts as no", is(a), { [a]: { not_applicable: "we do not trade" } }, "does_not_apply"],
    [
      "a statement that parts from what was observed is a conflict",
      is(a),
      { [a]: { assertions: [{ value: true }, { value: false, basis: "observed" }] } },
      "conflict",
    ],
    [
      "a true member absorbs a conflict",
      any(is(a), is(b)),
      { [b]: true, [a]: { assertions: [{ value: true }, { value: false, basis: "observed" }] } },
      "applies",
    ],
    ["what nobody observed is not tested", is(a, true, "observed"), { [a]: true }, "not_tested"],
    ["a bound is reached at the bound", test("layer.capital", { op: "gte", bound: 100n }), { "layer.capital": "1.00 KZT" }, "applies"],
    ["and not a tiyn below", test("layer.capital", { op: "gte", bound: 100n }), { "layer.capital": "0.99 KZT" }, "does_not_apply"],
    [
      "a parameter that is not in force leaves it open",
      test("layer.capital", { op: "gte", bound: { parameter: "none" } }),
      { "layer.capital": "1.00 KZT" },
      "undetermined",
    ],
    [
      "two dates compare",
      test("layer.begun", { op: "before", date: { fact: "layer.ended" } }),
      { "layer.begun": "2026-01-01", "layer.ended": "2026-01-02" },
      "applies",
    ],
    [
      "not while one is missing",
      test("layer.begun", { op: "before", date: { fact: "layer.ended" } }),
      { "layer.begun": "2026-01-01" },
      "undetermined",
    ],
  ] as const)("%s", (_, when, stated, expected) => {
    expect(outcome([rule("X-ONE", when)], stated)).toBe(expected)
  })
})

describe("lists", () => {
  const someBacked = rulesOf(rule("X-ONE", some("token", is("token.backed")), { subject: "firm" }))
  const eachBacked = rulesOf(rule("X-ONE", each("token", is("token.backed")), { subject: "firm" }))
  const tokens = (...backed: readonly boolean[]) => backed.map((value, index) => ({ id: `t${index}`, facts: { "token.backed": value } }))

  check.each([
    ["one that holds is enough", someBacked, { tokens: tokens(false, true) }, "applies"],
    ["another may follow on an open list", someBacked, { tokens: tokens(false) }, "undetermined"],
    ["none follows on a closed list", someBacked, { tokens: tokens(false), closed: ["tokens"] }, "does_not_apply"],
    ["there is none on an empty closed list", someBacked, { closed: ["tokens"] }, "does_not_apply"],
    ["and each of none holds", eachBacked, { closed: ["tokens"] }, "applies"],
    ["each is open while the list may grow", eachBacked, { tokens: tokens(true) }, "undetermined"],
    ["one that does not hold is enough against each", eachBacked, { tokens: tokens(true, false) }, "does_not_apply"],
    ["what the firm says as a whole speaks for the list", someBacked, { facts: { "token.backed": false } }, "does_not_apply"],
  ])("%s", (_, rulebook, data, expected) => {
    expect(findingIn(rulebook, data).outcome).toBe(expected)
  })

  check("an entity looks at its own lines and at those of the firm as a whole, not at those of another entity", () => {
    const rulebook = rulesOf(rule("X-ONE", some("service_line", is(a)), { subject: "entity" }))
    const line = { id: "line", entity: "left", facts: { [a]: true } }
    const data = { entities: [{ id: "left" }, { id: "right" }], service_lines: [line], closed: ["service_lines"] }
    const outcomes = (sheet: unknown) => ["left", "right"].map((id) => findingIn(rulebook, sheet, { of: id }).outcome)
    expect(outcomes(data)).toEqual(["applies", "does_not_apply"])
    expect(outcomes({ ...data, service_lines: [{ id: "line", facts: { [a]: true } }] })).toEqual(["applies", "applies"])
  })

  check("the nearest statement counts: the line's own, then its entity's, then the firm's", () => {
    const rulebook = rulesOf(rule("X-ONE", is(a)))
    const line = { id: "line", entity: "left" }
    const outcomeFor = (own: object, entity: object, firm: object) =>
      findingIn(rulebook, { facts: firm, entities: [{ id: "left", facts: entity }], service_lines: [{ ...line, facts: own }] }).outcome
    expect(outcomeFor({}, {}, { [a]: true })).toBe("applies")
    expect(outcomeFor({}, { [a]: false }, { [a]: true })).toBe("does_not_apply")
    expect(outcomeFor({ [a]: true }, { [a]: false }, { [a]: false })).toBe("applies")
  })
})

describe("rules", () => {
  check.each([
    ["an exception spares", [rule("X-ONE", is(a), { unless: is(b) })], { [a]: true, [b]: true }, "does_not_apply"],
    ["an open exception leaves it open", [rule("X-ONE", is(a), { unless: is(b) })], { [a]: true }, "undetermined"],
    ["alternatives add up", [rule("X-ONE", is(a), { id: "x.a" }), rule("X-ONE", is(b), { id: "x.b" })], { [b]: true }, "applies"],
    ["a rule before its day is silent", [rule("X-ONE", is(a), { from: "2027-01-01" })], { [a]: true }, "undetermined"],
    ["a rule on its last day speaks", [rule("X-ONE", is(a), { to: "2026-11-22" })], { [a]: true }, "applies"],
    ["a law that was not found decides nothing", [rule("X-ONE", is(a), { grade: "N" })], { [a]: true }, "undetermined"],
    ["but a condition that fails does", [rule("X-ONE", is(a), { grade: "N" })], { [a]: false }, "does_not_apply"],
  ] as const)("%s", (_, rules, stated, expected) => {
    expect(outcome(rules, stated)).toBe(expected)
  })

  const yes = rule("X-ONE", is(a), { id: "x.yes" })
  const no = rule("X-ONE", is(b), { id: "x.no", isDenial: true, overrides: ["x.yes"] })
  const again = rule("X-ONE", is(c), { id: "x.again", overrides: ["x.no"] })

  check.each([
    ["a denial that overrides wins", [yes, no], { [a]: true, [b]: true }, "does_not_apply"],
    ["a denial that yields to nobody contradicts", [yes, { ...no, overrides: [] }], { [a]: true, [b]: true }, "conflict"],
    ["while it is open whether a denial overrides, nothing is settled", [yes, no], { [a]: true }, "undetermined"],
    ["an exception to the exception revives the rule", [yes, no, again], { [a]: true, [b]: true, [c]: true }, "applies"],
    [
      "an overriding rule of another layer overrides nothing",
      [yes, { ...no, layer: "house" as const }],
      { [a]: true, [b]: true },
      "applies",
    ],
  ])("%s", (_, rules, stated, expected) => {
    expect(outcome(rules, stated)).toBe(expected)
  })

  check("the stricter layer is acted on and both are shown", () => {
    const rules = [rule("X-ONE", is(a)), rule("X-ONE", is(b), { id: "x.official", grade: "V", strength: "must" })]
    const strict = findingIn(rulesOf(...rules), { facts: { [a]: true, [b]: false } })
    expect(strict).toMatchObject({ outcome: "applies", isDisputed: true, strength: "usually", grade: "secondary", actedOn: "applies" })
    expect(strict.layers.map(({ layer, outcome: said }) => [layer, said])).toEqual([
      ["official", "does_not_apply"],
      ["secondary", "applies"],
    ])
    const lenient = rulebookOf(facts, rules, { concluded: { prudent: "does_not_apply" } })
    expect(findingIn(lenient, { facts: { [a]: true, [b]: false } }).outcome).toBe("does_not_apply")
    expect(findingIn(lenient, { facts: { [a]: true } })).toMatchObject({ outcome: "undetermined", actedOn: "does_not_apply" })
    expect(findingIn(rulesOf(...rules), { facts: { [a]: true, [b]: false } }, { ranks: [20] })).toMatchObject({
      outcome: "does_not_apply",
      isDisputed: false,
    })
  })

  check("another finding counts as a condition, with its reasons", () => {
    const rules = [
      rule("X-ONE", finding("X-TWO"), { subject: "service_line" }),
      rule("X-TWO", is("layer.seat", "aifc"), { subject: "entity" }),
    ]
    expect(findingIn(rulesOf(...rules), { facts: { "layer.seat": "aifc" } })).toMatchObject({
      outcome: "applies",
      because: [{ fact: "layer.seat", subject: { kind: "firm", id: "firm" } }],
      wouldChange: [{ fact: "layer.seat" }],
    })
  })
})

describe("reasons", () => {
  check("only the facts that decided are named, and those that alone would change it", () => {
    const found = findingIn(rulesOf(rule("X-ONE", any(is(a), all(is(b), is(c))))), { facts: { [a]: true, [b]: true } })
    expect(found.because.map((one) => one.fact)).toEqual([a])
    expect(found.wouldChange.map((one) => one.fact)).toEqual([a])
    expect(found.open).toEqual([])
    const both = findingIn(rulesOf(rule("X-ONE", any(is(a), is(b)))), { facts: { [a]: true, [b]: true } })
    expect(both.because.map((one) => one.fact)).toEqual([a, b])
    expect(both.wouldChange).toEqual([])
  })

  check("an open finding names what it waits for, the question of sense included", () => {
    const found = findingIn(rulesOf(rule("X-ONE", all(is("activity.gated"), is(b)))), { facts: { [b]: true } })
    expect(found.open.map((one) => one.fact)).toEqual([a, "activity.gated"])
    expect(found.wouldChange.map((one) => one.fact)).toEqual([b])
  })

  check("a law that was not found is cited", () => {
    const found = findingIn(rulesOf(rule("X-ONE", is(a), { grade: "N" })), { facts: { [a]: true } })
    expect(found.openLaw.map(({ at }) => at)).toEqual(["test#x.one"])
    expect(found.trace[0]?.state).toBe("law_not_found")
  })

  check("the declared and the observed view part where a probe saw otherwise", () => {
    const rulebook = rulesOf(rule("X-ONE", is(a)))
    const data = { facts: { [a]: { assertions: [{ value: false }, { value: true, basis: "observed" }] } } }
    expect((["all", "declared", "observed"] as const).map((view) => findingIn(rulebook, data, { view }).outcome)).toEqual([
      "conflict",
      "does_not_apply",
      "applies",
    ])
  })
})
