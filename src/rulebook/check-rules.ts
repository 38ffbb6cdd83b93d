import { checkCondition } from "./check-condition.ts"
import { checkDenials } from "./check-denials.ts"
import { cyclesIn } from "./cycles-in.ts"
import { layerOfRule } from "./layer-of-rule.ts"
import type { Condition } from "./predicate-form.ts"
import { type Problem, problemAt } from "./read-file.ts"
import type { Register } from "./register-of.ts"
import type { PlacedRule } from "./rules-of.ts"

/** Rules that conclude nothing, end before they begin, override what they cannot, deny each other, or rest on themselves. */
export function checkRules(register: Register): Problem[] {
  const { rules } = register
  const byId = new Map(rules.map((placed) => [placed.rule.id, placed]))
  return [
    ...rules.flatMap((placed) => [...ruleProblems(placed, register), ...overrideProblems(placed, { byId, register })]),
    ...circles(rules, "overrides", ({ rule }) => [rule.id, rule.overrides]),
    ...circles(rules, "when", ({ rule }) => [
      rule.concludes,
      [...findingsIn(rule.when), ...(rule.unless === undefined ? [] : findingsIn(rule.unless))],
    ]),
    ...checkDenials(rules, register),
  ]
}

function ruleProblems({ file, place, rule }: PlacedRule, register: Register): Problem[] {
  const scope = register.rows.get(rule.concludes)?.concludes?.subject
  const says = (key: string, what: string, remedy: string) => problemAt(file, [...place, key], { what: `${rule.id}: ${what}`, remedy })
  const ends =
    rule.to !== undefined && rule.to < rule.from
      ? [says("to", "the rule ends before it begins", "Correct from or to; both days are included.")]
      : []
  if (scope === undefined)
    return [
      ...ends,
      says("concludes", `"${rule.concludes}" is not a finding`, "Name a row of a catalogue that has `concludes`, or add the row."),
    ]
  const standing = { file, scope, register, mayUseFindings: true }
  return [
    ...ends,
    ...checkCondition(rule.when, { ...standing, place: [...place, "when"] }),
    ...(rule.unless === undefined ? [] : checkCondition(rule.unless, { ...standing, place: [...place, "unless"] })),
  ]
}

interface Rules {
  readonly byId: ReadonlyMap<string, PlacedRule>
  readonly register: Register
}

function overrideProblems(placed: PlacedRule, { byId, register }: Rules): Problem[] {
  const { file, place, rule } = placed
  return rule.overrides.flatMap((id, index) => {
    const says = (what: string, remedy: string) => [
      problemAt(file, [...place, "overrides", index], { what: `${rule.id} overrides "${id}", ${what}`, remedy }),
    ]
    const other = byId.get(id)
    if (other === undefined) return says("which is not a rule", "Correct the id.")
    if (other.rule.concludes !== rule.concludes)
      return says(`which concludes ${other.rule.concludes}`, "A rule takes the place of rules of its own finding only.")
    if (layerOfRule(other, register) !== layerOfRule(placed, register))
      return says("which has another layer of authority", "Layers speak side by side; the stricter is acted on.")
    return []
  })
}

/** Circles along one kind of reference, said at the first rule on the way. */
function circles(
  rules: readonly PlacedRule[],
  key: "overrides" | "when",
  referenceOf: (placed: PlacedRule) => readonly [string, readonly string[]],
): Problem[] {
  const references = new Map<string, string[]>()
  for (const placed of rules) {
    const [id, others] = referenceOf(placed)
    const known = references.get(id)
    references.set(id, known === undefined ? [...others] : [...known, ...others])
  }
  return cyclesIn(references).flatMap((cycle) => {
    const placed = rules.find((one) => {
      const [id, others] = referenceOf(one)
      return id === cycle[0] && others.some((other) => other === (cycle[1] ?? cycle[0]))
    })
    if (placed === undefined) return []
    return [
      problemAt(placed.file, [...placed.place, key], {
        what: `${key === "overrides" ? "rules override each other" : "findings rest on each other"}: ${[...cycle, cycle[0]].join(" -> ")}`,
        remedy: "Break the circle: one of them must stand without the others.",
      }),
    ]
  })
}

function findingsIn(condition: Condition): string[] {
  switch (condition.kind) {
    case "all":
    case "any":
    case "at_least":
      return condition.members.flatMap(findingsIn)
    case "not":
      return findingsIn(condition.member)
    case "some":
    case "each":
      return findingsIn(condition.where)
    case "finding":
      return [condition.key]
    case "fact":
    case "known":
      return []
  }
}
