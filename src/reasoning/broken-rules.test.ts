import { expect, test } from "vitest"
import { mutateRule } from "../../test/builders/mutate-rule.ts"
import { scenarioFiles } from "../../test/builders/scenario-files.ts"
import type { PositionScenario } from "../rulebook/read-scenarios.ts"
import { loadRulebook } from "../rulebook/rulebook.store.ts"
import type { Rule } from "../rulebook/rulebook.ts"
import { groundOf } from "./assess.ts"
import { gatherGoals } from "./gather-goals.ts"
import { leavesOf } from "./leaves-of.ts"
import { type Ground, openSituation } from "./open-situation.ts"
import { assess, type FactSheet, parseFactSheet } from "./reasoning.ts"

const rulebook = loadRulebook()
const positions = scenarioFiles(rulebook)
  .flatMap(({ scenarios }) => scenarios.filter((scenario): scenario is PositionScenario => "position" in scenario))
  .flatMap((scenario) => standOf(scenario))

test("whatever is broken in a rule, some scenario notices", () => {
  const survivors = rulebook.rules.flatMap((rule) => {
    const near = positions.filter(({ watched }) => watched.has(rule.key))
    const unnoticed = mutateRule(rule).filter((mutant) => !near.some((position) => notices(position, mutant.rule)))
    return unnoticed.filter((mutant) => !near.some((position) => noticesStrength(position, mutant.rule)))
  })
  expect(survivors.map(({ name }) => name)).toEqual([])
})

/** A scenario made ready: its ground, what it expects, and every finding on which an expected one rests. */
interface Stand {
  readonly scenario: PositionScenario
  readonly sheet: FactSheet
  readonly ground: Ground
  readonly watched: ReadonlySet<string>
}

/** A sheet with mistakes is told of where the scenarios are run. */
function standOf(scenario: PositionScenario): Stand[] {
  const { position, law_date: on, view, ranks } = scenario
  const parsed = parseFactSheet(position, { rulebook, on })
  if ("problems" in parsed) return []
  const ground = groundOf({ rulebook, sheet: parsed.sheet, on, view, ranks })
  const watched = new Set<string>()
  const watch = (key: string): void => {
    if (watched.has(key)) return
    watched.add(key)
    const conditions = (ground.goals.get(key)?.rules ?? []).flatMap(({ rule }) => [rule.when, rule.unless])
    for (const leaf of conditions.flatMap(leavesOf)) if (leaf.kind === "finding") watch(leaf.key)
  }
  for (const wanted of Object.keys(scenario.expect)) watch(wanted.split("@")[0] ?? wanted)
  return [{ scenario, sheet: parsed.sheet, ground, watched }]
}

function notices({ scenario, ground }: Stand, mutant: Rule): boolean {
  const { law_date: on, ranks } = scenario
  const rules = rulebook.rules.filter(({ key }) => key === mutant.key).map((rule) => (rule.id === mutant.id ? mutant : rule))
  const [goal] = gatherGoals({ catalogues: rulebook.catalogues, rules }, { on, ranks })
  if (goal === undefined) return false
  const situation = openSituation({ ...ground, goals: new Map([...ground.goals, goal]) })
  return Object.entries(scenario.expect).some(([wanted, expected]) => {
    const [key = wanted, named] = wanted.split("@")
    const kind = ground.goals.get(key)?.concluded.subject
    const subjects = kind === undefined ? [] : (ground.places.get(kind) ?? [])
    const at = subjects.find(({ ref }) => named === undefined || named === `${ref.kind}:${ref.id}`)
    return at !== undefined && situation.outcomeOf(key, at) !== (typeof expected === "string" ? expected : expected.outcome)
  })
}

/** Where the outcome stays and only its strength moves, the whole assessment is drawn; few mutants come so far. */
function noticesStrength({ scenario, sheet }: Stand, mutant: Rule): boolean {
  const { law_date: on, view, ranks, expect: expected } = scenario
  const wanted = typeof expected[mutant.key] === "object" ? expected[mutant.key] : undefined
  if (typeof wanted !== "object" || wanted.strength === undefined) return false
  const rules = rulebook.rules.map((rule) => (rule.id === mutant.id ? mutant : rule))
  const { findings } = assess({ rulebook: { ...rulebook, rules }, sheet, on, view, ranks })
  return findings.find(({ key }) => key === mutant.key)?.strength !== wanted.strength
}
