import type { FactDefinition, Predicate } from "../rulebook/rulebook.ts"
import { conclude } from "./conclude.ts"
import { evaluate } from "./evaluate.ts"
import type { Goal } from "./gather-goals.ts"
import { type Ground, settleGoal } from "./open-situation.ts"
import { holderOf } from "./read-fact.ts"
import type { PlacedSubject, Situation } from "./situation.ts"
import { isOpen } from "./truth.ts"

/** A finding of one subject. */
export interface PlacedGoal {
  readonly goal: Goal
  readonly at: PlacedSubject
}

/** A fact that nobody has stated, of whom, and how much of a finding waits for it. */
export interface Share {
  readonly definition: FactDefinition
  readonly of: PlacedSubject
  readonly weight: number
}

/** What exceptions weigh above conditions: one exception spares all the rest. */
const forException = 0.001

interface Scene {
  readonly ground: Ground
  readonly situation: Situation
  /** Findings and facts on the way here: nothing is followed in a circle. */
  readonly above: readonly unknown[]
}

/**
 * Shares the weight of an open finding among the facts it waits for: in equal parts among the open members of each node,
 * down to facts that can be asked. A fact whose sense is itself open passes its part on to the facts that settle it.
 */
export function shareWeight({ goal, at }: PlacedGoal, ground: Ground, situation: Situation): readonly Share[] {
  return ofGoal({ goal, at }, goal.concluded.importance, { ground, situation, above: [] })
}

function ofGoal({ goal, at }: PlacedGoal, weight: number, scene: Scene): readonly Share[] {
  if (scene.above.includes(goal)) return []
  const inside = { ...scene, above: [...scene.above, goal] }
  const isOpenAt = (predicate: Predicate | undefined) => predicate !== undefined && isOpen(evaluate(predicate, at, scene.situation))
  const pending = pendingRules({ goal, at }, scene.situation)
  return pending.flatMap(({ rule }) => {
    const parts = [rule.when, rule.unless].filter(isOpenAt).length
    const part = weight / pending.length / parts
    return [
      ...ofNode(rule.when, { at, weight: part }, inside),
      ...(rule.unless === undefined ? [] : ofNode(rule.unless, { at, weight: part + forException }, inside)),
    ]
  })
}

/** Rules that can still say something new, in layers that are not settled. */
function pendingRules({ goal, at }: PlacedGoal, situation: Situation) {
  const settled = settleGoal(goal, at, situation)
  const { layers } = conclude(settled, goal.concluded.prudent)
  const open = layers.filter(({ outcome }) => outcome !== "applies" && outcome !== "does_not_apply").map(({ layer }) => layer)
  return settled.filter(({ rule, speaks }) => open.includes(rule.layer) && isOpen(speaks))
}

interface Part {
  readonly at: PlacedSubject
  readonly weight: number
}

function ofNode(predicate: Predicate, part: Part, scene: Scene): readonly Share[] {
  const { situation, ground } = scene
  const { at, weight } = part
  if (!isOpen(evaluate(predicate, at, situation))) return []
  switch (predicate.kind) {
    case "all":
    case "any":
    case "at_least":
      return among(
        predicate.members.map((member) => ({ member, at })),
        weight,
        scene,
      )
    case "not":
      return ofNode(predicate.member, part, scene)
    case "some":
    case "each":
      return among(
        situation.membersOf(predicate.over, at).map((subject) => ({ member: predicate.where, at: subject })),
        weight,
        scene,
      )
    case "finding": {
      const bearer = situation.bearerOf(predicate.key, at)
      const goal = ground.goals.get(predicate.key)
      return bearer === undefined || goal === undefined ? [] : ofGoal({ goal, at: bearer }, weight, scene)
    }
    case "known":
      return ofFact(predicate.fact, part, scene)
    case "fact": {
      if (predicate.basis === "observed") return []
      const isBetweenDates = "date" in predicate.test && typeof predicate.test.date !== "string"
      const others = isBetweenDates ? [(predicate.test.date as { readonly fact: string }).fact] : []
      return [predicate.fact, ...others].flatMap((fact) => ofFact(fact, part, scene))
    }
  }
}

function among(
  members: readonly { readonly member: Predicate; readonly at: PlacedSubject }[],
  weight: number,
  scene: Scene,
): readonly Share[] {
  const open = members.filter(({ member, at }) => isOpen(evaluate(member, at, scene.situation)))
  return open.flatMap(({ member, at }) => ofNode(member, { at, weight: weight / open.length }, scene))
}

function ofFact(id: string, { at, weight }: Part, scene: Scene): readonly Share[] {
  const { ground, situation, above } = scene
  const definition = ground.rulebook.facts.get(id)
  if (definition === undefined || above.includes(definition) || situation.read(id, "view", at).state !== "unknown") return []
  const of = holderOf(definition, at)
  const { askedWhen } = definition
  if (askedWhen === undefined || evaluate(askedWhen, of, situation) === "true") return [{ definition, of, weight }]
  return ofNode(askedWhen, { at: of, weight }, { ...scene, above: [...above, definition] })
}
