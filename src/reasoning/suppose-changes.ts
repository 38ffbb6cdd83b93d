import type { FactTest, Predicate, Rulebook } from "../rulebook/rulebook.ts"
import type { Assertion, FactValue } from "./fact-sheet.ts"
import { leavesOf } from "./leaves-of.ts"
import type { FactRef } from "./legal-finding.ts"
import { type Ground, openSituation } from "./open-situation.ts"
import { otherValues } from "./other-values.ts"
import type { PlacedSubject, Situation } from "./situation.ts"

/** Known facts that would move a finding, by its subject and key. */
export type Movers = ReadonlyMap<PlacedSubject, ReadonlyMap<string, readonly FactRef[]>>

/** Takes each known fact alone, gives it every answer that some rule tells from the one given, and notes which findings move. */
export function supposeChanges(rulebook: Pick<Rulebook, "facts">, ground: Ground, actual: Situation): Movers {
  const movers = new Map<PlacedSubject, Map<string, FactRef[]>>()
  const subjects = [...ground.places.values()].flat()
  const tests = testsOf(rulebook, ground)
  const hanging = findingsByFact(ground)
  for (const of of subjects)
    for (const [fact, stated] of of.facts) {
      const concerned = (hanging.get(fact) ?? []).filter(({ at, looksAround }) => looksAround || at.chain.includes(of))
      if (concerned.length === 0) continue
      const moved = new Set<(typeof concerned)[number]>()
      for (const said of variants(stated, (value) =>
        otherValues(value, { definition: rulebook.facts.get(fact), tests: tests.get(fact) ?? [], ground }),
      )) {
        const supposed = openSituation(ground, { of, fact, said, otherwise: actual })
        for (const one of concerned) if (supposed.outcomeOf(one.key, one.at) !== actual.outcomeOf(one.key, one.at)) moved.add(one)
      }
      for (const { at, key } of moved) noteMover(movers, { at, key, ref: { fact, subject: of.ref } })
    }
  return movers
}

/** Every finding that hangs on a fact, by the fact. */
function findingsByFact({ goals, places, dependencies }: Ground) {
  const hanging = new Map<string, { readonly at: PlacedSubject; readonly key: string; readonly looksAround: boolean }[]>()
  for (const [key, { concluded }] of goals) {
    const own = (places.get(concluded.subject) ?? []).map((at) => ({ at, key, looksAround: dependencies.looksAround(key) }))
    for (const fact of dependencies.ofFinding(key)) {
      const known = hanging.get(fact) ?? []
      hanging.set(fact, known)
      known.push(...own)
    }
  }
  return hanging
}

function noteMover(
  movers: Map<PlacedSubject, Map<string, FactRef[]>>,
  { at, key, ref }: { at: PlacedSubject; key: string; ref: FactRef },
): void {
  const own = movers.get(at) ?? new Map<string, FactRef[]>()
  movers.set(at, own)
  own.set(key, [...(own.get(key) ?? []), ref])
}

/** The statements with another value: all of them, and the firm's own and those of its systems each alone. */
function variants(stated: readonly Assertion[], othersOf: (value: FactValue) => readonly FactValue[]): readonly (readonly Assertion[])[] {
  const value = stated[0]?.value
  if (value === undefined) return []
  const others = othersOf(value)
  const observed = stated.filter(({ basis }) => basis === "observed").length
  const isMixed = observed > 0 && observed < stated.length
  return others.flatMap((other) => [
    stated.map((assertion) => ({ ...assertion, value: other })),
    ...(isMixed
      ? [true, false].map((side) => stated.map((one) => ((one.basis === "observed") === side ? { ...one, value: other } : one)))
      : []),
  ])
}

/** Every test that a rule, or the sense of a question, puts to a fact. */
function testsOf({ facts }: Pick<Rulebook, "facts">, { goals }: Ground): ReadonlyMap<string, readonly FactTest[]> {
  const tests = new Map<string, FactTest[]>()
  const conditions: (Predicate | undefined)[] = [
    ...[...goals.values()].flatMap(({ rules }) =>
      rules.flatMap(({ rule, silence }) => (silence === undefined ? [rule.when, rule.unless] : [])),
    ),
    ...[...facts.values()].map(({ askedWhen }) => askedWhen),
  ]
  const note = (fact: string, test: FactTest) => tests.set(fact, [...(tests.get(fact) ?? []), test])
  for (const leaf of conditions.flatMap(leavesOf)) {
    if (leaf.kind !== "fact") continue
    note(leaf.fact, leaf.test)
    if ("date" in leaf.test && typeof leaf.test.date !== "string") note(leaf.test.date.fact, leaf.test)
  }
  return tests
}
