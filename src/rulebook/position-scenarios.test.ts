import { describe, expect, test } from "vitest"
import { scenarioFiles } from "../../test/builders/scenario-files.ts"
import { assess, type LegalFinding, parseFactSheet } from "../reasoning/reasoning.ts"
import type { PositionScenario } from "./read-scenarios.ts"
import { loadRulebook } from "./rulebook.store.ts"
import type { Rule } from "./rulebook.ts"

const rulebook = loadRulebook()
const passages = new Set([...rulebook.sources.values()].flatMap((source) => source.passages.map(({ at }) => `${source.id}#${at}`)))
const files = scenarioFiles(rulebook)
  .map(({ path, scenarios }) => ({ path, scenarios: scenarios.filter((scenario): scenario is PositionScenario => "position" in scenario) }))
  .filter(({ scenarios }) => scenarios.length > 0)
/** Rules by the state they were seen in, and codes that were seen to apply, among the findings that scenarios name. */
const seen = new Set<string>()
const reached = new Set<string>()

describe.each(files)("$path", ({ scenarios }) => {
  test.each(scenarios)("$scenario", (scenario) => {
    const findings = findingsOf(scenario)
    const answers = Object.entries(scenario.expect).map(([key, wanted]) => [key, answerAs(wanted, findingOf(key, findings))])
    expect(Object.fromEntries(answers)).toEqual(scenario.expect)
  })

  test.each(scenarios)("the citations lead somewhere: $scenario", ({ cite }) => {
    expect(cite.filter((at) => !passages.has(at))).toEqual([])
  })
})

describe("among the findings that scenarios name", () => {
  test("every rule fires once", () => {
    expect(rulesUnseen(({ grade }) => (grade === "N" ? ["law_not_found"] : ["fired"]))).toEqual([])
  })

  test("every rule is not fulfilled once", () => {
    expect(rulesUnseen(() => ["not_fulfilled", "excepted"])).toEqual([])
  })

  test("every rule stays open once, for want of a fact", () => {
    expect(rulesUnseen(() => ["unknown", "not_tested"])).toEqual([])
  })

  test("every row that rules may conclude applies once, unless nobody knows the law it rests on", () => {
    const concluded = [...rulebook.catalogues.values()].flatMap((catalogue) => (catalogue.concluded === undefined ? [] : catalogue.rows))
    const mayApply = new Set(rulebook.rules.filter(({ grade, isDenial }) => grade !== "N" && !isDenial).map(({ key }) => key))
    expect(concluded.map(({ code }) => code).filter((code) => mayApply.has(code) && !reached.has(code))).toEqual([])
  })
})

function rulesUnseen(statesOf: (rule: Rule) => readonly string[]): string[] {
  return rulebook.rules.filter((rule) => !statesOf(rule).some((state) => seen.has(`${rule.id} ${state}`))).map(({ id }) => id)
}

function findingsOf({ position, law_date: on, view, ranks }: PositionScenario): readonly LegalFinding[] {
  const parsed = parseFactSheet(position, { rulebook, on })
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems, undefined, 2))
  return assess({ rulebook, sheet: parsed.sheet, on, view, ranks }).findings
}

/** `CODE` where it has one subject, `CODE@kind:id` where it has several. */
function findingOf(wanted: string, findings: readonly LegalFinding[]): LegalFinding {
  const [key, named] = wanted.split("@")
  const [finding, ...others] = findings.filter(
    (one) => one.key === key && (named === undefined || named === `${one.subject.kind}:${one.subject.id}`),
  )
  if (finding === undefined) throw new Error(`There is no finding ${wanted}`)
  if (others.length > 0) throw new Error(`${wanted} has several subjects: write ${key}@kind:id`)
  for (const { rule, state } of finding.trace) seen.add(`${rule} ${state}`)
  if (finding.outcome === "applies") reached.add(finding.key)
  return finding
}

/** The finding in as much detail as the scenario asks for. */
function answerAs(wanted: PositionScenario["expect"][string], finding: LegalFinding): unknown {
  if (typeof wanted === "string") return finding.outcome
  const { outcome, strength, grade, isDisputed, actedOn } = finding
  const told: Record<string, unknown> = { outcome, strength, grade, disputed: isDisputed, actedOn }
  return Object.fromEntries(Object.keys(wanted).map((name) => [name, told[name]]))
}
