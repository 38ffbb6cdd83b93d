import { describe, expect, test } from "vitest"
import { valueTexts } from "../../test/builders/written-rulebook.ts"
import { printProblem } from "./read-file.ts"
import { compileTexts } from "./rulebook.store.ts"

const texts = valueTexts
const rules = "aifc/aml-chapter-11-1.yaml"
const policy = "house/policy.yaml"
const source = "sources/aifc-aml.yaml"

describe("a rulebook with one mistake is refused, with file, line and remedy", () => {
  test.each<[string, string, (text: string) => string, string]>([
    [
      "a key that stands twice",
      rules,
      change("    unit: USD\n", "    unit: USD\n    unit: USD\n"),
      ":8: this is not plain YAML 1.2 (Map keys must be unique at line 8, column 5). Correct it",
    ],
    [
      "an unknown key",
      rules,
      change("    unit: USD\n", "    unit: USD\n    treshold: 5\n"),
      ':8: "treshold" is not a key of "parameters[0]". Remove it, or correct its spelling.',
    ],
    [
      "a null",
      rules,
      change("        value: 1000\n", "        value: ~\n"),
      ":11: a value is empty or null. Write the value, or remove the key",
    ],
    ["an empty value", rules, change("        value: 1000\n", "        value:\n"), ":11: a value is empty or null. "],
    [
      "a number without a unit",
      rules,
      change("    unit: USD\n", ""),
      ':5: "parameters[0].unit" is missing. State the unit, one of: USD, KZT, EUR, hours',
    ],
    [
      "money without its operator",
      rules,
      change("    comparison: at_least\n", ""),
      ':5: "parameters[0].comparison" is missing. Write one of: at_least, above.',
    ],
    [
      "a value without a citation",
      rules,
      change('        cite: ["aifc-aml#11-1.1(3)", "aifc-aml#11-1-note"]\n', ""),
      ':10: "parameters[0].values[0].cite" is missing.',
    ],
    [
      "an empty citation list",
      rules,
      change('cite: ["aifc-aml#11-1.1(3)", "aifc-aml#11-1-note"]', "cite: []"),
      ':12: "parameters[0].values[0].cite" does not fit. Write at least one item.',
    ],
    [
      "a citation that leads nowhere",
      rules,
      change("aifc-aml#11-1.1(3)", "aifc-aml#99"),
      ':12: "aifc-aml#99" leads nowhere. Add the passage',
    ],
    [
      "a date that is not one",
      rules,
      change("from: 2025-01-01", "from: 2025-02-30"),
      ':10: "parameters[0].values[0].from" does not fit. Write a real calendar date as YYYY-MM-DD.',
    ],
    [
      "a period that ends before it begins",
      rules,
      change("from: 2025-01-01", "from: 2025-01-01\n        to: 2024-12-31"),
      ":11: travel_rule.full_data_from: the period ends before it begins.",
    ],
    [
      "an amount that a computer would round",
      rules,
      change("value: 1000", "value: 1000.50"),
      ":11: a number is not a plain whole number. Write whole numbers in digits, and amounts with cents in quotes",
    ],
    [
      "an amount of nothing",
      rules,
      change("value: 1000", 'value: "0.00"'),
      ':11: "parameters[0].values[0].value" does not fit. Write an amount above zero',
    ],
    [
      "a grade that claims more than its source",
      rules,
      change("aifc-aml#11-1.1(4)", "aifc-aml#11-1.1(5)"),
      ":45: grade V is better than any passage cited (N, D)",
    ],
    [
      "a value that rests on a provision nobody has read",
      rules,
      change("grade: V", "grade: N"),
      ':13: "parameters[0].values[0].grade" does not fit. Write one of: V, D, S, policy, secondary.',
    ],
    [
      "a grade of policy on a regulator's text",
      source,
      change("grade: V", "grade: policy"),
      "grade policy does not go with rank 20. Grade policy belongs to the firm's own documents",
    ],
    [
      "a house value without a reason",
      policy,
      change(/ {8}note: Lists change[^\n]*\n/, ""),
      "screening.list_max_age: house policy gives no reason. Write in `note` why",
    ],
    [
      "an id that stands twice",
      policy,
      change("id: access.lock_time", "id: access.session_idle"),
      '"access.session_idle" stands twice. Give each its own id',
    ],
    ["an id without dots", policy, change("id: access.lock_time", "id: locktime"), "Write an id of small words joined by dots"],
    [
      "a field nobody has",
      rules,
      change("one_of: [name]", "one_of: [nickname]"),
      ':25: "parameters[1].values[0].value[0].one_of[0]" does not fit.',
    ],
    [
      "a need that has no reason code",
      rules,
      change("party: beneficiary, need: name", "party: beneficiary, need: identification"),
      ':28: "parameters[1].values[0].value[3].need" does not fit. Write one of: name, account.',
    ],
    [
      "an action that nobody was given",
      "house/roles.yaml",
      change("  audit.export: [mlro, deputy_mlro, examiner]\n", ""),
      '"roles.audit.export" is missing.',
    ],
    [
      "a role that does not exist",
      "house/roles.yaml",
      change("transfer.submit: [analyst]", "transfer.submit: [intern]"),
      '"roles.transfer.submit[0]" does not fit. Write one of: analyst, officer',
    ],
    ["an alias", rules, change("from: 2025-01-01", "from: &day 2025-01-01"), ":10: anchors are not read. Write the value out."],
    ["a second document", rules, (text) => `${text}---\nmore: 1\n`, "this is not plain YAML 1.2"],
    ["a file with nothing in it", rules, () => "", ":1: a value is missing."],
  ])("%s", (_, path, edit, expected) => {
    expect(problemsWith(path, edit)).toContain(`rulebook/${path}`)
    expect(problemsWith(path, edit)).toContain(expected)
  })

  test("periods that overlap", () => {
    const second = change(
      "  - id: access.session_idle",
      '      - {from: 2025-03-01, value: 8, cite: ["house-policy#cases"], grade: policy, checked_on: 2026-11-22, note: Why.}\n\n  - id: access.session_idle',
    )
    expect(problemsWith(policy, second)).toContain(
      "cases.due_within: the period overlaps, or stands before, the one from 2025-01-01, which is open. End the earlier period",
    )
  })

  test("a file in a place that no file has", () => {
    expect(problems(new Map([...texts, ["aifc/deep/rule.yaml", "a: 1"]]))).toContain(
      "rulebook/aifc/deep/rule.yaml:1: no kind of file is kept at this path.",
    )
  })

  test.each(["manifest.yaml", "house/roles.yaml"])("a rulebook without %s", (path) => {
    expect(problems(new Map([...texts].filter(([each]) => each !== path)))).toContain(`rulebook/${path}:1: the file is missing.`)
  })

  test("every problem is told at once", () => {
    const twice = (text: string) => change("checked_on: 2026-11-22", "checked_on: yesterday")(change("title: AIFC", "titel: AIFC")(text))
    expect(problemsWith(rules, twice).split("\n").length).toBeGreaterThan(1)
  })
})

function change(from: string | RegExp, to: string): (text: string) => string {
  return (text) => {
    const changed = text.replace(from, () => to)
    if (changed === text) throw new Error(`Nothing to change: ${from}`)
    return changed
  }
}

function edited(path: string, edit: (text: string) => string): ReadonlyMap<string, string> {
  return new Map(texts).set(path, edit(texts.get(path) ?? ""))
}

function problemsWith(path: string, edit: (text: string) => string): string {
  return problems(edited(path, edit))
}

function problems(all: ReadonlyMap<string, string>): string {
  const compiled = compileTexts(all)
  return "problems" in compiled ? compiled.problems.map(printProblem).join("\n") : ""
}
