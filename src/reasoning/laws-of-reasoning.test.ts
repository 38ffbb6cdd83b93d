import fc from "fast-check"
import { test as check, describe, expect } from "vitest"
import { fact, rule, rulebookOf, sheetFor } from "../../test/builders/rulebook-in-code.ts"
import type { FactDefinition, FactTest, Predicate, Rule, Rulebook } from "../rulebook/rulebook.ts"
import { printCanonical } from "./print-canonical.ts"
import { assess, nextQuestions } from "./reasoning.ts"

const on = "2026-11-22"
const words = ["red", "green", "blue"]
const options = words.map((id) => ({ id, label: { en: id, ru: id, kk: id } }))
const facts: readonly FactDefinition[] = [
  fact("activity.a"),
  fact("activity.b", { askedWhen: { kind: "fact", fact: "activity.a", basis: "view", test: { op: "is", value: true } } }),
  fact("activity.hue", { type: "enum", options }),
  fact("activity.hues", { type: "set", options }),
  fact("layer.staff", { subject: "firm", type: "int" }),
  fact("layer.begun", { subject: "entity", type: "date" }),
  fact("layer.ended", { subject: "entity", type: "date" }),
  fact("token.backed", { subject: "token" }),
]
const dates = ["2026-01-01", "2026-01-02", "2026-01-03"]

/** Well-formed tests of each fact. */
const testsOf: Readonly<Record<FactDefinition["type"], fc.Arbitrary<FactTest>>> = {
  bool: fc.record({ op: fc.constant("is" as const), value: fc.boolean() }),
  enum: fc.oneof(
    fc.record({ op: fc.constant("is" as const), value: fc.constantFrom(...words) }),
    fc.record({ op: fc.constant("in" as const), values: fc.subarray(words, { minLength: 1 }) }),
  ),
  set: fc.record({ op: fc.constant("has" as const), value: fc.constantFrom(...words) }),
  int: fc.record({ op: fc.constantFrom("gte" as const, "lt" as const), bound: fc.constantFrom(5n, 10n) }),
  date: fc.record({
    op: fc.constantFrom("before" as const, "after" as const),
    date: fc.oneof(fc.constantFrom(...dates), fc.constant({ fact: "layer.ended" })),
  }),
  money: fc.constant({ op: "gte", bound: 1n }),
  text: fc.constant({ op: "is", value: "x" }),
  countries: fc.constant({ op: "has", value: "KZ" }),
}

const leafOf = ({ id, type }: FactDefinition): fc.Arbitrary<Predicate> =>
  fc.oneof(
    { weight: 5, arbitrary: testsOf[type].map((test): Predicate => ({ kind: "fact", fact: id, basis: "view", test })) },
    { weight: 1, arbitrary: fc.constant<Predicate>({ kind: "known", fact: id }) },
  )
const ownLeaves = fc.oneof(...facts.filter(({ subject }) => subject !== "token").map(leafOf))
const tokenLeaf = fc.oneof(...facts.filter(({ id }) => id === "token.backed").map(leafOf))

const conditions: fc.Arbitrary<Predicate> = fc.letrec<{ node: Predicate }>((tie) => {
  const members = fc.array(tie("node"), { minLength: 1, maxLength: 3 })
  return {
    node: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      ownLeaves,
      fc.record({ kind: fc.constantFrom("all" as const, "any" as const), members }),
      tie("node").map((member): Predicate => ({ kind: "not", member })),
      fc.record({ kind: fc.constant("at_least" as const), count: fc.integer({ min: 1, max: 2 }), members }),
      fc.record({ kind: fc.constantFrom("some" as const, "each" as const), over: fc.constant("token" as const), where: tokenLeaf }),
      fc.constant<Predicate>({ kind: "finding", key: "X-BASE" }),
    ),
  }
}).node
const withoutFindings = conditions.filter((predicate) => !JSON.stringify(predicate, jsonable).includes("X-BASE"))

function jsonable(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}` : value
}

/** A base finding and another with up to three rules, exceptions, denials and overrides among them. */
const rulebooks: fc.Arbitrary<Rulebook> = fc
  .record({
    base: withoutFindings,
    rules: fc.array(
      fc.record(
        {
          when: conditions,
          unless: conditions,
          isDenial: fc.boolean(),
          grade: fc.constantFrom("V" as const, "N" as const, "secondary" as const),
          mayOverride: fc.boolean(),
        },
        { requiredKeys: ["when", "isDenial", "grade", "mayOverride"] },
      ),
      { minLength: 1, maxLength: 3 },
    ),
    prudent: fc.constantFrom("applies" as const, "does_not_apply" as const),
  })
  .map(({ base, rules, prudent }) => {
    const made = rules.map(({ mayOverride, ...one }, index): Rule => {
      const overrides = mayOverride && index > 0 ? [`x.${index - 1}`] : []
      return rule("X-ONE", one.when, { ...one, id: `x.${index}`, overrides })
    })
    return rulebookOf(facts, [rule("X-BASE", base), ...made], { concluded: { prudent } })
  })

const valuesOf: Readonly<Record<FactDefinition["type"], fc.Arbitrary<unknown>>> = {
  bool: fc.boolean(),
  enum: fc.constantFrom(...words),
  set: fc.subarray(words),
  int: fc.constantFrom(4, 5, 9, 10),
  date: fc.constantFrom(...dates),
  money: fc.constant("1.00 KZT"),
  text: fc.constant("x"),
  countries: fc.constant(["KZ"]),
}
const stated = fc.record(Object.fromEntries(facts.map(({ id, type }) => [id, valuesOf[type]])), { requiredKeys: [] })
const tokens = fc.array(fc.option(fc.boolean(), { nil: undefined }), { maxLength: 2 })
const sheets = fc
  .record({ facts: stated, tokens, closed: fc.constantFrom<string[]>([], ["tokens"]) })
  .map(({ tokens: backed, ...rest }) => ({
    ...rest,
    tokens: backed.map((value, index) => ({ id: `t${index}`, facts: value === undefined ? {} : { "token.backed": value } })),
  }))

const outcomesOf = (rulebook: Rulebook, data: unknown) =>
  new Map(assess({ rulebook, sheet: sheetFor(rulebook, data), on }).findings.map((one) => [`${one.key}@${one.subject.id}`, one.outcome]))

describe("the laws of reasoning", () => {
  check("another fact never turns a settled finding round", () => {
    fc.assert(
      fc.property(rulebooks, sheets, stated, (rulebook, data, more) => {
        const before = outcomesOf(rulebook, data)
        const after = outcomesOf(rulebook, { ...data, facts: { ...more, ...data.facts } })
        for (const [name, outcome] of before) {
          if (outcome === "applies") expect(after.get(name)).not.toBe("does_not_apply")
          if (outcome === "does_not_apply") expect(after.get(name)).not.toBe("applies")
        }
      }),
      { numRuns: 1000 },
    )
  })

  check("what is not known is never the same as no: a negation turns a settled answer round and leaves an open one open", () => {
    fc.assert(
      fc.property(withoutFindings, sheets, (when, data) => {
        const rulebook = rulebookOf(facts, [rule("X-ONE", when)])
        const turned = rulebookOf(facts, [rule("X-ONE", { kind: "not", member: when })])
        const [one, other] = [outcomesOf(rulebook, data), outcomesOf(turned, data)].map((outcomes) => outcomes.get("X-ONE@firm"))
        const mirror = { applies: "does_not_apply", does_not_apply: "applies" } as const
        expect(other).toBe(one === "applies" || one === "does_not_apply" ? mirror[one] : one)
      }),
      { numRuns: 500 },
    )
  })

  check("the order of rules, facts and subjects changes no byte, and neither does asking again", () => {
    fc.assert(
      fc.property(rulebooks, sheets, (rulebook, data) => {
        const turned = { ...data, facts: Object.fromEntries(Object.entries(data.facts).reverse()), tokens: [...data.tokens].reverse() }
        const shuffled = { ...rulebook, rules: [...rulebook.rules].reverse(), facts: new Map([...rulebook.facts].reverse()) }
        const first = assess({ rulebook, sheet: sheetFor(rulebook, data), on })
        expect(printCanonical(assess({ rulebook: shuffled, sheet: sheetFor(shuffled, turned), on }))).toBe(printCanonical(first))
      }),
      { numRuns: 300 },
    )
  })

  check("a trace agrees with its finding, and only an open finding waits for anything", () => {
    fc.assert(
      fc.property(rulebooks, sheets, (rulebook, data) => {
        for (const { outcome, open, because, trace, actedOn } of assess({ rulebook, sheet: sheetFor(rulebook, data), on }).findings) {
          const isSettled = outcome === "applies" || outcome === "does_not_apply"
          if (isSettled) expect([open, actedOn]).toEqual([[], outcome])
          if (outcome === "undetermined") expect(because).toEqual([])
          if (outcome === "applies") expect(trace.some(({ state }) => state === "fired")).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  check("questions end, never ask what is stated or senseless, and leave nothing open that an answer could settle", () => {
    fc.assert(
      fc.property(rulebooks, stated, (rulebook, answers) => {
        const told: Record<string, unknown> = {}
        for (let round = 0; round <= facts.length; round++) {
          const { page, remaining } = nextQuestions({ rulebook, sheet: sheetFor(rulebook, { facts: told }), on })
          expect(page.length > 0).toBe(remaining > 0)
          expect(new Set(page.map(({ group }) => group)).size).toBeLessThan(2)
          if (page.length === 0) return
          for (const { fact: asked, concerns } of page) {
            expect(asked in told).toBe(false)
            expect(concerns.length).toBeGreaterThan(0)
            if (asked === "activity.b") expect(told["activity.a"]).toBe(true)
            told[asked] = answers[asked] ?? (rulebook.facts.get(asked)?.type === "bool" ? false : (sample[asked] ?? "red"))
          }
        }
        throw new Error("The questions do not end")
      }),
      { numRuns: 300 },
    )
  })
})

const sample: Readonly<Record<string, unknown>> = {
  "activity.hues": [],
  "layer.staff": 1,
  "layer.begun": "2026-01-01",
  "layer.ended": "2026-01-02",
}
