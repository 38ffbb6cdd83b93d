import type { FactDefinition, Predicate } from "../rulebook/rulebook.ts"
import type { Goal } from "./gather-goals.ts"
import { factsOfLeaf, leavesOf } from "./leaves-of.ts"

/** What may change when a fact does: everything a fact's sense, and a finding, hang on, however far away. */
export interface Dependencies {
  ofFact(fact: string): ReadonlySet<string>
  ofFinding(key: string): ReadonlySet<string>
  /** Whether a finding looks at other subjects than its own and those it belongs to. */
  looksAround(key: string): boolean
}

/** Follows conditions through the facts that make a question sensible and through other findings. */
export function traceDependencies(facts: ReadonlyMap<string, FactDefinition>, goals: ReadonlyMap<string, Goal>): Dependencies {
  const known = new Map<string, Set<string>>()
  const visit = (id: string, conditions: () => readonly Parameters<typeof leavesOf>[0][]): Set<string> => {
    const before = known.get(id)
    if (before !== undefined) return before
    const found = new Set<string>()
    known.set(id, found)
    for (const leaf of conditions().flatMap(leavesOf)) {
      if (leaf.kind === "finding") for (const fact of ofFinding(leaf.key)) found.add(fact)
      for (const asked of factsOfLeaf(leaf)) for (const fact of ofFact(asked)) found.add(fact)
    }
    return found
  }
  const ofFact = (fact: string) => visit(fact, () => [facts.get(fact)?.askedWhen]).add(fact)
  const conditionsOf = (key: string) =>
    (goals.get(key)?.rules ?? []).flatMap(({ rule, silence }) => (silence === undefined ? [rule.when, rule.unless] : []))
  const ofFinding = (key: string) => visit(key, () => conditionsOf(key))
  const around = new Map<string, boolean>()
  const looksAround = (key: string): boolean => {
    const before = around.get(key)
    if (before !== undefined) return before
    around.set(key, false)
    const conditions = conditionsOf(key)
    const looks = conditions.some(hasList) || conditions.flatMap(leavesOf).some((leaf) => leaf.kind === "finding" && looksAround(leaf.key))
    around.set(key, looks)
    return looks
  }
  return { ofFact, ofFinding, looksAround }
}

function hasList(predicate: Predicate | undefined): boolean {
  switch (predicate?.kind) {
    case "some":
    case "each":
      return true
    case "all":
    case "any":
    case "at_least":
      return predicate.members.some(hasList)
    case "not":
      return hasList(predicate.member)
    default:
      return false
  }
}
