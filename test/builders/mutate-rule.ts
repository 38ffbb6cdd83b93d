import type { FactTest, Predicate, Rule } from "../../src/rulebook/rulebook.ts"

/** A rule with one thing changed, and what that is. */
export interface Mutant {
  readonly name: string
  readonly rule: Rule
}

/** Every way to break a rule once: a leaf negated or moved by one, a member left out, an exception or override dropped, a day moved. */
export function mutateRule(rule: Rule): readonly Mutant[] {
  const { unless, ...bare } = rule
  const named = (mutants: readonly Changed[], part: string, put: (predicate: Predicate) => Rule) =>
    mutants.map(({ change, predicate }) => ({ name: `${rule.id}: ${change} (${part})`, rule: put(predicate) }))
  return [
    ...named(changesOf(rule.when), "when", (when) => ({ ...rule, when })),
    ...(unless === undefined ? [] : named(changesOf(unless), "unless", (changed) => ({ ...rule, unless: changed }))),
    ...(unless === undefined ? [] : [{ name: `${rule.id}: without its exception`, rule: bare }]),
    ...rule.overrides.map((dropped) => ({
      name: `${rule.id}: without overriding ${dropped}`,
      rule: { ...rule, overrides: rule.overrides.filter((other) => other !== dropped) },
    })),
    // A law that was not found leaves its finding as open on the day before it began as on that day.
    ...(rule.grade === "N" ? [] : [{ name: `${rule.id}: begins a day late`, rule: { ...rule, from: move(rule.from, 1) } }]),
    ...(rule.to === undefined ? [] : [{ name: `${rule.id}: ends a day early`, rule: { ...rule, to: move(rule.to, -1) } }]),
  ]
}

interface Changed {
  readonly change: string
  readonly predicate: Predicate
}

function changesOf(predicate: Predicate): readonly Changed[] {
  switch (predicate.kind) {
    case "all":
    case "any":
    case "at_least":
      return predicate.members.flatMap((member, index) => {
        const others = predicate.members.filter((_, other) => other !== index)
        const left = others.length === 0 ? [] : [{ change: `without ${nameOf(member)}`, predicate: { ...predicate, members: others } }]
        const deeper = changesOf(member).map(({ change, predicate: changed }) => ({
          change,
          predicate: { ...predicate, members: predicate.members.with(index, changed) },
        }))
        return [...left, ...deeper]
      })
    case "not":
      return changesOf(predicate.member).map(({ change, predicate: member }) => ({ change, predicate: { ...predicate, member } }))
    case "some":
    case "each":
      return changesOf(predicate.where).map(({ change, predicate: where }) => ({ change, predicate: { ...predicate, where } }))
    case "fact":
      return [
        negated(predicate),
        ...movedTests(predicate.test).map((test) => ({ change: `${nameOf(predicate)} moved by one`, predicate: { ...predicate, test } })),
      ]
    case "known":
    case "finding":
      return [negated(predicate)]
  }
}

function negated(predicate: Predicate): Changed {
  return { change: `not ${nameOf(predicate)}`, predicate: { kind: "not", member: predicate } }
}

/** Bounds and days of a test, one further. */
function movedTests(test: FactTest): readonly FactTest[] {
  if ("bound" in test) return typeof test.bound === "bigint" ? [test.bound + 1n, test.bound - 1n].map((bound) => ({ ...test, bound })) : []
  if ("date" in test)
    return typeof test.date === "string" ? [1, -1].map((days) => ({ ...test, date: move(test.date as string, days) })) : []
  return []
}

function nameOf(predicate: Predicate): string {
  switch (predicate.kind) {
    case "fact": {
      const { test } = predicate
      const { op, ...asked } = test
      return `${predicate.fact} ${op} ${Object.values(asked).map(printAsked).join(" ")}`
    }
    case "known":
      return `known ${predicate.fact}`
    case "finding":
      return predicate.key
    case "not":
      return `not ${nameOf(predicate.member)}`
    case "some":
    case "each":
      return `${predicate.kind} ${predicate.over}: ${nameOf(predicate.where)}`
    default:
      return `${predicate.kind}(${predicate.members.map(nameOf).join(", ")})`
  }
}

function printAsked(asked: unknown): string {
  return typeof asked === "bigint" ? asked.toString() : JSON.stringify(asked)
}

function move(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
