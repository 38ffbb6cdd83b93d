import { describe, expect, test } from "vitest"
import { scenarioFiles } from "../../test/builders/scenario-files.ts"
import { assessEligibility } from "../eligibility/eligibility.ts"
import { assessTravelRule } from "../travel-rule/travel-rule.ts"
import type { Finding } from "../vocabulary/finding.ts"
import { parseMoney } from "../vocabulary/money.ts"
import type { Party } from "../vocabulary/party.ts"
import type { PositionScenario, ScenarioFile } from "./read-scenarios.ts"
import { loadRulebook } from "./rulebook.store.ts"
import { lawOn } from "./rulebook.ts"
import { valueView } from "./value-view.ts"

/** Positions are run beside this file, in position-scenarios.test.ts. */
type Scenario = Exclude<ScenarioFile["scenarios"][number], PositionScenario>
type TravelRuleScenario = Extract<Scenario, { gate: "travel-rule" }>

const rulebook = loadRulebook()
const passages = new Set([...rulebook.sources.values()].flatMap((source) => source.passages.map(({ at }) => `${source.id}#${at}`)))
const everyFile = scenarioFiles(rulebook)
const files = everyFile
  .map((file) => ({ ...file, scenarios: file.scenarios.filter((scenario): scenario is Scenario => !("position" in scenario)) }))
  .filter(({ scenarios }) => scenarios.length > 0)
const fired = new Set<string>()

describe.each(files)("$path", ({ scenarios, people = {} }) => {
  test.each(scenarios)("$scenario", (scenario) => {
    expect(answerTo(scenario, people)).toEqual(scenario.expect)
  })

  test.each(scenarios)("the citations lead somewhere: $scenario", ({ cite }) => {
    expect(cite.filter((at) => !passages.has(at))).toEqual([])
  })
})

test("every instrument has scenarios beside it", () => {
  const instruments = rulebook.instruments.map(({ file }) => file.replace(/\.yaml$/, ".scenarios.yaml"))
  expect(everyFile.map(({ path }) => path).sort()).toEqual(instruments.sort())
})

test("every value of the rulebook is asked in a scenario", () => {
  expect([...rulebook.parameters.keys()].filter((id) => !fired.has(id))).toEqual([])
})

function answerTo(scenario: Scenario, people: Readonly<Record<string, Party>>): unknown {
  if ("may" in scenario) return may(scenario.may)
  if ("value" in scenario) return printedValue(scenario.value, scenario.law_date)
  const law = lawOn(rulebook, scenario.law_date)
  if (scenario.gate === "travel-rule") return severities(assessTravelRule(travelRuleFacts(scenario, people), law))
  const { customer, direction } = scenario.facts
  return severities(
    assessEligibility({ customer: customer === undefined ? null : { ...customer, country: customer.country ?? null }, direction }, law),
  )
}

function may({ role, action }: Extract<Scenario, { may: object }>["may"]): boolean {
  return role === "machine" ? rulebook.machineActions.includes(action) : rulebook.roles[action].includes(role)
}

function printedValue(id: string, date: string): string {
  const parameter = rulebook.parameters.get(id)
  if (parameter === undefined) throw new Error(`The rulebook has no ${id}`)
  fired.add(id)
  const { current, comparison, unit } = valueView(parameter, date)
  if (current === undefined) return "nothing in force"
  return [
    ...(comparison === undefined ? [] : [comparison]),
    typeof current.value === "object" ? JSON.stringify(current.value) : String(current.value),
    unit,
  ].join(" ")
}

function travelRuleFacts({ facts }: TravelRuleScenario, people: Readonly<Record<string, Party>>) {
  const known = (party: string | Party): Party => {
    const found = typeof party === "string" ? people[party] : party
    if (found === undefined) throw new Error(`The scenarios do not know ${JSON.stringify(party)}`)
    return found
  }
  const value = facts.value === undefined ? null : parseMoney(facts.value, "USD")
  if (value === undefined) throw new Error(`${facts.value} is not an amount`)
  return {
    originator: known(facts.originator),
    beneficiary: known(facts.beneficiary),
    value,
    direction: facts.direction,
    otherWalletHosting: facts.other_wallet,
    otherVaspName: facts.other_vasp ?? null,
  }
}

function severities(findings: readonly Finding[]): Record<string, string> {
  for (const { rule } of findings) if (rule !== undefined) fired.add(rule)
  return Object.fromEntries(findings.map(({ reason, severity }) => [reason, severity]))
}
