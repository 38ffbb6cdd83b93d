import type { FactDefinition, Predicate } from "../rulebook/rulebook.ts"
import { conclude } from "./conclude.ts"
import { evaluate } from "./evaluate.ts"
import type { Goal } from "./gather-goals.ts"
import type { SubjectRef } from "./legal-finding.ts"
import { type Ground, settleGoal } from "./open-situation.ts"
import { holderOf } from "./read-fact.ts"
import type { PlacedSubject, Situation } from "./situation.ts"
import { isOpen } from "./truth.ts"

/** A finding of one subject that is still open. */
export interface OpenGoal {
  readonly goal: Goal
  readonly at: PlacedSubject
}

/** A fact that nobody has stated, of whom, and what it weighs in each open finding. */
export interface Wanted {
  readonly definition: FactDefinition
  readonly of: PlacedSubject
  readonly weights: Map<OpenGoal, number>
}

/** What exceptions weigh above conditions: one exception spares all the rest. */
const forException = 0.001

/**
 * Shares the weight of an open finding among the facts it waits for: in equal parts among the open members of each node,
 * down to facts that can be asked. A fact whose sense is itself open passes its part on to the facts that settle it.
 */
export function shareWeight(open: OpenGoal, ground: Ground, situation: Situation): (wanted: Map<string, Wanted>) => void {
  return (wanted) => {
    const share = sharer({ open, ground, situation, wanted, above: new Set() })
    share.goal(open.goal, open.at, open.goal.concluded.importance)
  }
}

interface Sharing {
  readonly open: OpenGoal
  readonly ground: Ground
  readonly situation: Situation
  readonly wanted: Map<string, Wanted>
  /** Findings and facts on the way here: nothing is followed in a circle. */
  readonly above: Set<string>
}

function sharer(sharing: Sharing) {
  const { situation, ground, above } = sharing
  const goal = ({ row, rules, concluded }: Goal, at: PlacedSubject, weight: number): void => {
    within(above, `${row.code}@${nameOf(at.ref)}`, () => {
      const settled = settleGoal({ rules }, at, situation)
      const openLayers = conclude(settled, concluded.prudent).layers.filter(
        ({ outcome }) => outcome !== "applies" && outcome !== "does_not_apply",
      )
      const pending = settled.filter(({ rule, speaks }) => isOpen(speaks) && openLayers.some(({ layer }) => layer === rule.layer))
      for (const { rule } of pending) {
        const when = isOpen(evaluate(rule.when, at, situation)) ? [rule.when] : []
        const unless = rule.unless !== undefined && isOpen(evaluate(rule.unless, at, situation)) ? [rule.unless] : []
        const part = weight / pending.length / (when.length + unless.length)
        for (const condition of when) node(condition, at, part)
        for (const exception of unless) node(exception, at, part + forException)
      }
    })
  }
  const node = (predicate: Predicate, at: PlacedSubject, weight: number): void => {
    if (!isOpen(evaluate(predicate, at, situation))) return
    switch (predicate.kind) {
      case "all":
      case "any":
      case "at_least":
        return among(
          predicate.members.map((member) => ({ member, at })),
          weight,
        )
      case "not":
        return node(predicate.member, at, weight)
      case "some":
      case "each":
        return among(
          situation.membersOf(predicate.over, at).map((subject) => ({ member: predicate.where, at: subject })),
          weight,
        )
      case "finding": {
        const bearer = situation.bearerOf(predicate.key, at)
        const below = ground.goals.get(predicate.key)
        return bearer === undefined || below === undefined ? undefined : goal(below, bearer, weight)
      }
      case "fact":
        if (predicate.basis === "observed") return
        fact(predicate.fact, at, weight)
        return "date" in predicate.test && typeof predicate.test.date !== "string" ? fact(predicate.test.date.fact, at, weight) : undefined
      case "known":
        return fact(predicate.fact, at, weight)
    }
  }
  const among = (members: readonly { readonly member: Predicate; readonly at: PlacedSubject }[], weight: number): void => {
    const open = members.filter(({ member, at }) => isOpen(evaluate(member, at, situation)))
    for (const { member, at } of open) node(member, at, weight / open.length)
  }
  const fact = (id: string, at: PlacedSubject, weight: number): void => {
    const definition = ground.rulebook.facts.get(id)
    if (definition === undefined || situation.read(id, "view", at).state !== "unknown") return
    const of = holderOf(definition, at)
    const { askedWhen } = definition
    if (askedWhen !== undefined && evaluate(askedWhen, of, situation) !== "true")
      return within(above, `${id}@${nameOf(of.ref)}`, () => node(askedWhen, of, weight))
    note(sharing, { definition, of, weight })
  }
  return { goal }
}

function note(
  { wanted, open }: Sharing,
  { definition, of, weight }: { definition: FactDefinition; of: PlacedSubject; weight: number },
): void {
  const name = `${definition.id}@${nameOf(of.ref)}`
  const known = wanted.get(name) ?? { definition, of, weights: new Map<OpenGoal, number>() }
  wanted.set(name, known)
  known.weights.set(open, (known.weights.get(open) ?? 0) + weight)
}

function within(above: Set<string>, name: string, go: () => void): void {
  if (above.has(name)) return
  above.add(name)
  go()
  above.delete(name)
}

function nameOf({ kind, id }: SubjectRef): string {
  return `${kind}:${id}`
}
