import { assess, type FactSheet, parseFactSheet } from "../../src/reasoning/reasoning.ts"
import { loadRulebook } from "../../src/rulebook/rulebook.store.ts"
import type { Catalogue, FactDefinition, Predicate, Rule, Rulebook } from "../../src/rulebook/rulebook.ts"
import { type Figure, median } from "./figure.ts"

const on = "2026-11-22"
const sizes = [50, 200, 1000]
const runs = { warm: 30, measured: 31 }

/** An assessment with every trace, of a firm that has answered all it can, under as many rules as the real ones make when they are multiplied. */
export function measureReasoning(): Figure[] {
  const rulebook = loadRulebook()
  const sheet = fullSheet(rulebook)
  const measured = sizes.map((size) => ({ size, values: measure(multiply(rulebook, size), sheet) }))
  const note = `${[...sheet.subjects].reduce((sum, { facts }) => sum + facts.size, 0)} facts stated, receipt included, one core`
  return [
    ...measured
      .filter(({ size }) => size === 200)
      .map(({ values }) => ({ name: "assessment of 200 rules with full trace", unit: "ms", values, target: "under 20", note })),
    ...measured.map(({ size, values }) => ({
      name: `assessment, per rule of ${size}`,
      unit: "µs",
      values: values.map((milliseconds) => (milliseconds * 1000) / size),
      note: `${median(values).toFixed(1)} ms in all`,
    })),
  ]
}

function measure(rulebook: Rulebook, sheet: FactSheet): number[] {
  for (let run = 0; run < runs.warm; run++) assess({ rulebook, sheet, on })
  return Array.from({ length: runs.measured }, () => {
    const startedAt = performance.now()
    assess({ rulebook, sheet, on })
    return performance.now() - startedAt
  })
}

/** Every fact answered that does not contradict an earlier one. */
function fullSheet(rulebook: Rulebook): FactSheet {
  const facts: Record<string, unknown> = {}
  let sheet: FactSheet | undefined
  for (const definition of rulebook.facts.values()) {
    const parsed = parseFactSheet({ facts: { ...facts, [definition.id]: answerTo(definition) } }, { rulebook, on })
    if ("problems" in parsed) continue
    facts[definition.id] = answerTo(definition)
    sheet = parsed.sheet
  }
  if (sheet === undefined) throw new Error("The rulebook asks for nothing")
  return sheet
}

function answerTo({ id, type, options, unit, isJudgement }: FactDefinition): unknown {
  const [word = "x", other = word] = options.map((option) => option.id)
  const answers = {
    bool: id.length % 2 === 0,
    enum: other,
    set: [word],
    countries: ["KZ"],
    int: 5,
    money: `1000.00 ${unit}`,
    date: "2026-01-31",
    text: "an example",
  }
  return isJudgement ? { value: answers[type], by: "A. Example", reason: "measured" } : answers[type]
}

/** The rulebook with exactly `size` rules: the real ones, then copies of them that conclude rows of their own. */
function multiply(rulebook: Rulebook, size: number): Rulebook {
  const copies = Math.ceil(size / rulebook.rules.length)
  const rules = Array.from({ length: copies }, (_, copy) => rulebook.rules.map((rule) => copyRule(rule, copy))).flat()
  const catalogues = [...rulebook.catalogues.values()].map(
    (catalogue): Catalogue => ({
      ...catalogue,
      rows: Array.from({ length: copies }, (_, copy) => catalogue.rows.map((row) => ({ ...row, code: nameOf(row.code, copy) }))).flat(),
    }),
  )
  return { ...rulebook, rules: rules.slice(0, size), catalogues: new Map(catalogues.map((catalogue) => [catalogue.id, catalogue])) }
}

function copyRule(rule: Rule, copy: number): Rule {
  const { unless, ...rest } = rule
  return {
    ...rest,
    id: nameOf(rule.id, copy),
    key: nameOf(rule.key, copy),
    overrides: rule.overrides.map((id) => nameOf(id, copy)),
    when: copyPredicate(rule.when, copy),
    ...(unless === undefined ? {} : { unless: copyPredicate(unless, copy) }),
  }
}

function copyPredicate(predicate: Predicate, copy: number): Predicate {
  switch (predicate.kind) {
    case "all":
    case "any":
    case "at_least":
      return { ...predicate, members: predicate.members.map((member) => copyPredicate(member, copy)) }
    case "not":
      return { ...predicate, member: copyPredicate(predicate.member, copy) }
    case "some":
    case "each":
      return { ...predicate, where: copyPredicate(predicate.where, copy) }
    case "finding":
      return { ...predicate, key: nameOf(predicate.key, copy) }
    case "fact":
    case "known":
      return predicate
  }
}

function nameOf(name: string, copy: number): string {
  return copy === 0 ? name : `${name}-${copy}`
}
