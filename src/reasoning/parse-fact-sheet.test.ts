import fc from "fast-check"
import { test as check, describe, expect } from "vitest"
import { all, fact, is, rulebookOf, test } from "../../test/builders/rulebook-in-code.ts"
import { digestSheet, type FactSheet, parseFactSheet, printFactSheet } from "./reasoning.ts"

const label = (id: string) => ({ id, label: { en: id, ru: id, kk: id } })
const models = ["none", "omnibus", "segregated"]
const facts = [
  fact("activity.trades"),
  fact("activity.income", { type: "set", options: models.map(label) }),
  fact("control.wallet_model", { type: "enum", options: models.map(label) }),
  fact("control.fits", { isJudgement: true }),
  fact("layer.capital", { subject: "entity", type: "money", unit: "KZT" }),
  fact("layer.staff", { subject: "firm", type: "int" }),
  fact("layer.begun", { subject: "entity", type: "date" }),
  fact("layer.applied", { subject: "entity", type: "date" }),
  fact("geography.countries", { subject: "segment", type: "countries" }),
  fact("layer.model", { subject: "firm", type: "text" }),
]
const contradictions = [
  {
    id: "keeps-nothing-and-omnibus",
    subject: "service_line",
    never: all(is("activity.trades"), is("control.wallet_model", "omnibus")),
    say: { en: "a firm that …", ru: "…", kk: "…" },
    file: "facts/test.yaml",
    line: 1,
  },
  {
    id: "applied-before-begun",
    subject: "entity",
    never: test("layer.applied", { op: "before", date: { fact: "layer.begun" } }),
    say: { en: "applied before it began", ru: "…", kk: "…" },
    file: "facts/test.yaml",
    line: 2,
  },
] as const
const rulebook = rulebookOf(facts, [], { contradictions })
const parse = (data: unknown, lines?: ReadonlyMap<string, number>) => parseFactSheet(data, { rulebook, on: "2026-11-22", lines })

function problemsOf(data: unknown, lines?: ReadonlyMap<string, number>) {
  const parsed = parse(data, lines)
  return "problems" in parsed ? parsed.problems : []
}

function sheetOf(data: unknown): FactSheet {
  const parsed = parse(data)
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems))
  return parsed.sheet
}

describe("a sheet is refused, with its place,", () => {
  check.each([
    ["when it is no sheet", [], "the sheet"],
    ["when it is of another form", { format: "shekara/facts@2" }, "format"],
    ["when a list is longer than anybody can read", { tokens: Array.from({ length: 501 }, (_, at) => ({ id: `t${at}` })) }, "tokens"],
    ["for a day that has not come", { facts: { "layer.begun": "2026-11-23" } }, "facts.layer.begun"],
    ["for a key that has no place there", { fact: {} }, "fact"],
    ["for an unknown fact", { facts: { "activity.trade": true } }, "facts.activity.trade"],
    ["for a value of the wrong type", { facts: { "activity.trades": "yes" } }, "facts.activity.trades"],
    ["for a number where a word belongs", { facts: { "control.wallet_model": 1 } }, "facts.control.wallet_model"],
    ["for an unknown word", { facts: { "control.wallet_model": "hot" } }, "facts.control.wallet_model"],
    ["for an unknown word in a list", { facts: { "activity.income": ["none", "hot"] } }, "facts.activity.income"],
    ["for an amount without a currency", { facts: { "layer.capital": 1000 } }, "facts.layer.capital"],
    ["for an amount in another currency", { facts: { "layer.capital": "10 USD" } }, "facts.layer.capital"],
    ["for half a person", { facts: { "layer.staff": 1.5 } }, "facts.layer.staff"],
    ["for a day that does not exist", { facts: { "layer.begun": "2026-02-30" } }, "facts.layer.begun"],
    ["for a country that is no code", { facts: { "geography.countries": ["Kazakhstan"] } }, "facts.geography.countries"],
    ["for an empty text", { facts: { "layer.model": " " } }, "facts.layer.model"],
    ["for null", { facts: { "activity.trades": null } }, "facts.activity.trades"],
    [
      "for a fact that cannot stand there",
      { tokens: [{ id: "gold", facts: { "activity.trades": true } }] },
      "tokens[0].facts.activity.trades",
    ],
    ["for a statement of tomorrow", { facts: { "activity.trades": { value: true, on: "2026-11-23" } } }, "facts.activity.trades.on"],
    ["for an unknown basis", { facts: { "activity.trades": { value: true, basis: "guessed" } } }, "facts.activity.trades.basis"],
    ["for a statement without a value", { facts: { "activity.trades": { on: "2026-11-22" } } }, "facts.activity.trades"],
    ["for a value and a reason for none", { facts: { "activity.trades": { value: true, not_applicable: "no" } } }, "facts.activity.trades"],
    ["for a judgement that nobody stands for", { facts: { "control.fits": true } }, "facts.control.fits"],
    ["for a judgement without reasons", { facts: { "control.fits": { value: true, by: "A. Example" } } }, "facts.control.fits"],
    [
      "for two declarations that differ",
      { facts: { "activity.trades": { assertions: [{ value: true }, { value: false }] } } },
      "facts.activity.trades",
    ],
    ["for an id that stands twice", { tokens: [{ id: "gold" }, { id: "gold" }] }, "tokens[1].id"],
    ["for an item without an id", { tokens: [{ name: "Gold" }] }, "tokens[0]"],
    ["for the id of the firm", { tokens: [{ id: "firm" }] }, "tokens[0].id"],
    ["for an entity that is not listed", { service_lines: [{ id: "exchange", entity: "steppe" }] }, "service_lines[0].entity"],
    ["for a closed list that does not exist", { closed: ["wallets"] }, "closed[0]"],
    [
      "for a pair that cannot both be true",
      { facts: { "activity.trades": true, "control.wallet_model": "omnibus" } },
      "facts.activity.trades",
    ],
    [
      "for dates in the wrong order",
      { entities: [{ id: "steppe", facts: { "layer.begun": "2026-02-01", "layer.applied": "2026-01-01" } }] },
      "entities[0].facts.layer.applied",
    ],
  ])("%s", (_, data, place) => {
    const [problem, ...others] = problemsOf(data)
    expect(others).toEqual([])
    expect(problem).toMatchObject({ place, what: expect.stringMatching(/\w/), remedy: expect.stringMatching(/\w/) })
  })

  check("with the line of its file, that of what should hold it where it is missing", () => {
    const lines = new Map([
      ["", 1],
      ["facts", 3],
      ["facts/activity.trades", 4],
    ])
    expect(problemsOf({ facts: { "activity.trades": 1, "activity.none": 1 } }, lines).map(({ line }) => line)).toEqual([4, 3])
  })

  check("and all that is wrong with it is said at once", () => {
    expect(problemsOf({ facts: { "activity.trades": 1 }, tokens: [{}], closed: ["x"] })).toHaveLength(3)
  })

  check("with a hint, where another fact has nearly the same id", () => {
    expect(problemsOf({ facts: { "control.trades": true } })[0]?.remedy).toContain("activity.trades")
  })
})

check("a plain value is declared, and a long statement keeps who, when and why", () => {
  const long = { value: true, basis: "document", on: "2026-01-31", by: "A. Example", reason: "seen", evidence: "ev-1" }
  const { subjects } = sheetOf({ facts: { "activity.trades": true, "control.fits": long } })
  expect(subjects[0]?.facts.get("activity.trades")).toEqual([{ value: true, basis: "declared" }])
  expect(subjects[0]?.facts.get("control.fits")).toEqual([long])
})

check("a kind that nobody listed is one subject, unless its list is closed", () => {
  const kinds = sheetOf({ tokens: [{ id: "gold" }], closed: ["tokens", "channels"] }).subjects.map(({ kind, id }) => `${kind}:${id}`)
  expect(kinds).toEqual(["firm:firm", "entity:firm", "service_line:firm", "token:gold", "segment:firm"])
})

/** Sheets without mistakes. */
const sheets = fc.record(
  {
    firm: fc.record({ name: fc.constantFrom("Steppe Example", "Қазақ Example") }),
    facts: fc.record(
      {
        "activity.trades": fc.oneof(fc.boolean(), fc.record({ value: fc.boolean(), basis: fc.constantFrom("document", "observed") })),
        "activity.income": fc.uniqueArray(fc.constantFrom(...models)),
        "layer.capital": fc.bigInt(0n, 10n ** 12n).map((units) => `${units / 100n}.${(units % 100n).toString().padStart(2, "0")} KZT`),
        "layer.staff": fc.oneof(fc.nat(), fc.constant("123456789012345678901")),
        "layer.begun": fc.constantFrom("2020-01-31", "2026-02-28", { not_applicable: "not formed" }),
        "control.fits": fc.constant({ value: false, by: "A. Example", reason: "weighed" }),
      },
      { requiredKeys: [] },
    ),
    tokens: fc.uniqueArray(fc.constantFrom("gold", "silver", "tin")).map((ids) => ids.map((id) => ({ id, name: `The ${id}` }))),
    closed: fc.uniqueArray(fc.constantFrom("tokens", "channels")),
  },
  { requiredKeys: [] },
)

check("a sheet that is printed and read again is the same sheet, with the same digest", () => {
  fc.assert(
    fc.property(sheets, (data) => {
      const sheet = sheetOf(data)
      const again = sheetOf(JSON.parse(JSON.stringify(printFactSheet(sheet))))
      expect(printFactSheet(again)).toEqual(printFactSheet(sheet))
      expect(digestSheet(again)).toBe(digestSheet(sheet))
      const { tokens = [], facts: stated = {}, ...rest } = data
      const turned = { ...rest, tokens: [...tokens].reverse(), facts: Object.fromEntries(Object.entries(stated).reverse()) }
      expect(digestSheet(sheetOf(turned))).toBe(digestSheet(sheet))
    }),
  )
})

check("whatever the data hold, there is a sheet or there are problems", () => {
  const anything = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, maxDepth: 4 })
  const nearly = fc.dictionary(
    fc.constantFrom("format", "firm", "facts", "tokens", "entities", "closed"),
    fc.oneof(
      anything,
      fc.array(fc.dictionary(fc.constantFrom("id", "name", "facts", "entity"), anything)),
      fc.dictionary(fc.constantFrom(...facts.map(({ id }) => id)), anything),
    ),
  )
  fc.assert(
    fc.property(fc.oneof(anything, nearly), (data) => {
      const parsed = parse(data)
      if ("problems" in parsed) expect(parsed.problems.length).toBeGreaterThan(0)
      else expect(digestSheet(parsed.sheet)).toMatch(/^[0-9a-f]{64}$/)
    }),
    { numRuns: 500 },
  )
})
