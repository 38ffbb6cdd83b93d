import { expect, test } from "vitest"
import { languages } from "../vocabulary/language.ts"
import { loadRulebook } from "./rulebook.store.ts"
import type { CatalogueRow } from "./rulebook.ts"

const rulebook = loadRulebook()

test("every output can say that it is an overview, not advice, and on what the outcome depends", () => {
  expect(english("notice.overview")).toContain("not legal or tax advice")
  expect(english("notice.depends")).toContain("business model")
})

test("no text, row or reason of the rulebook answers with a flat legal or illegal", () => {
  const said = [
    ...[...rulebook.texts.values()].map(({ en }) => en),
    ...rows().flatMap(({ name, text, fields }) => [name.en, text.en, ...Object.values(fields).map(({ en }) => en)]),
    ...rulebook.rules.map(({ say }) => say.en),
  ]
  const flat = said.filter((text) => /\b(is|are) (fully |generally )?(legal|illegal|lawful|unlawful)\b/i.test(text))
  expect(flat.filter((text) => !text.includes("not whether crypto is legal"))).toEqual([])
})

test("the first questions are which layer governs and which service is offered, and the AIFC does not stand for the whole country", () => {
  expect(english("notice.layer_first")).toContain("which layer governs")
  expect(english("service.start_here")).toContain("not with the token")
  expect(english("notice.aifc_not_nationwide")).toContain("does not by itself")
  expect(english("notice.not_one_regime")).toContain("no single set of rules")
  expect(row("RGM-AIFC").text.en).toContain("does not by itself")
})

test("the answer goes on beyond the licence and closes with what the model must survive", () => {
  for (const factor of ["banking", "AML/CFT", "beneficial owners", "sanctions", "wallet screening", "Travel Rule", "tax reporting"])
    expect(english("viability.beyond_licensing")).toContain(factor)
  expect(english("viability.closing")).toContain("before committing to launch")
})

test("the general framework has three outcomes of its own and an answer for when the sources do not tell", () => {
  const outcomes = [...rulebook.texts.keys()].filter((id) => id.startsWith("onshore."))
  expect(outcomes.sort()).toEqual([
    "onshore.needs_different_structure",
    "onshore.not_answered",
    "onshore.partially_permitted",
    "onshore.restricted",
  ])
})

test("duties are mapped around each layer, and mining is not one regime with exchange and custody", () => {
  expect(rowsOf("regimes").filter(({ lists }) => (lists["duties"] ?? []).length === 0)).toEqual([])
  expect(row("RGM-MINING").text.en).toContain("material error")
})

test("the regulator map is functional, comes before the pack, and knows a jurisdiction from a regulator", () => {
  expect(english("regulators.functional")).toContain("no single regulator")
  expect(english("regulators.before_pack")).toContain("before the application pack")
  const jurisdictions = rowsOf("regulators").filter(({ attributes }) => attributes["kind"] === "jurisdiction")
  expect(jurisdictions.map(({ code }) => code)).toEqual(["REG-AIFC"])
})

test("who may stand outside authorisation is told what remains, and an exchange what it plans before launch", () => {
  for (const question of ["AML", "tax", "consumer", "advertising", "cross-border"])
    expect(row("SVC-NONCUSTODIAL-UI").fields["answer"]?.en).toContain(question)
  expect(row("SVC-EXCHANGE").fields["answer"]?.en).toContain("full perimeter analysis before launch")
})

test("advice has no outcome in the overview, and that is said instead of a row", () => {
  expect(rowsOf("services").filter(({ code }) => code.includes("ADVIS"))).toEqual([])
  expect(english("service.advisory_has_no_row")).toContain("gives it no outcome")
  expect(rulebook.facts.get("activity.advises")).toBeDefined()
})

test("the comparison with MiCA calls itself one in every row and never carries a rule", () => {
  expect(rowsOf("business-models").filter(({ fields }) => !fields["mica"]?.en.startsWith("Comparison only:"))).toEqual([])
  expect(rulebook.rules.filter(({ say }) => /MiCA/.test(say.en))).toEqual([])
})

test("the key questions ask for the holder of each share, recovery, upgrade, admin and session key, and only where there are keys to ask about", () => {
  const holders = ["share", "recovery", "upgrade", "admin", "session"].map((key) => rulebook.facts.get(`control.${key}_holders`))
  for (const question of holders) {
    expect(question?.options.map(({ id }) => id)).toEqual(["client", "firm", "supplier", "controlled_entity", "nobody"])
    expect(question?.askedWhen).toBeDefined()
  }
})

test("every label of an outcome, a strength, a grade and a layer stands in every language, no two alike", () => {
  for (const kind of ["outcome", "strength", "grade", "layer"]) {
    const labels = [...rulebook.texts].filter(([id]) => id.startsWith(`${kind}.`)).map(([, text]) => text)
    for (const language of languages) expect(new Set(labels.map((text) => text[language])).size).toBe(labels.length)
  }
})

function english(id: string): string {
  const text = rulebook.texts.get(id)
  if (text === undefined) throw new Error(`There is no text ${id}`)
  return text.en
}

function rows(): readonly CatalogueRow[] {
  return [...rulebook.catalogues.values()].flatMap((catalogue) => catalogue.rows)
}

function rowsOf(catalogue: string): readonly CatalogueRow[] {
  return rulebook.catalogues.get(catalogue)?.rows ?? []
}

function row(code: string): CatalogueRow {
  const found = rows().find((one) => one.code === code)
  if (found === undefined) throw new Error(`There is no row ${code}`)
  return found
}
