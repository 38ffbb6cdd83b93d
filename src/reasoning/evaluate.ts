import type { Predicate } from "../rulebook/rulebook.ts"
import type { Truth } from "./legal-finding.ts"
import type { PlacedSubject, Situation } from "./situation.ts"
import { testReading } from "./test-value.ts"
import { allOf, anyOf, atLeastOf, notOf, truthOfOutcome } from "./truth.ts"

/** The truth of a condition for one subject. Total: whatever well-formed facts there are, there is an answer, if only `unknown`. */
export function evaluate(predicate: Predicate, at: PlacedSubject, situation: Situation): Truth {
  switch (predicate.kind) {
    case "all":
    case "any":
    case "at_least":
      return evaluateMembers(predicate, at, situation)
    case "not":
      return notOf(evaluate(predicate.member, at, situation))
    case "fact":
    case "known":
    case "finding":
      return evaluateLeaf(predicate, at, situation)
    case "some":
    case "each": {
      const members = situation.membersOf(predicate.over, at).map((member) => evaluate(predicate.where, member, situation))
      return joinSubjects(predicate, members, situation)
    }
  }
}

/** Asks members only until one of them absorbs the others. */
function evaluateMembers(predicate: Joined, at: PlacedSubject, situation: Situation): Truth {
  const absorbing = predicate.kind === "at_least" ? undefined : predicate.kind === "all" ? "false" : "true"
  const truths: Truth[] = []
  for (const member of predicate.members) {
    const truth = evaluate(member, at, situation)
    if (truth === absorbing) return truth
    truths.push(truth)
  }
  return joinMembers(predicate, truths)
}

/** A condition without members. */
export type Leaf = Extract<Predicate, { kind: "fact" | "known" | "finding" }>

export function evaluateLeaf(leaf: Leaf, at: PlacedSubject, situation: Situation): Truth {
  if (leaf.kind === "finding") {
    const bearer = situation.bearerOf(leaf.key, at)
    return bearer === undefined ? "unknown" : truthOfOutcome(situation.outcomeOf(leaf.key, bearer))
  }
  const reading = situation.read(leaf.fact, leaf.kind === "fact" ? leaf.basis : "view", at)
  if (leaf.kind === "fact") return testReading(reading, leaf.test, { situation, definition: situation.definitionOf(leaf.fact), at })
  if (reading.state === "conflict" || reading.state === "unknown" || reading.state === "not_observed") return reading.state
  return "true"
}

type Joined = Extract<Predicate, { kind: "all" | "any" | "at_least" }>

/** The truth of a condition from those of its members. */
export function joinMembers(predicate: Joined, members: readonly Truth[]): Truth {
  if (predicate.kind === "at_least") return atLeastOf(predicate.count, members)
  return predicate.kind === "all" ? allOf(members) : anyOf(members)
}

/** The truth of a condition over a list from those of its subjects. A list that may still grow may hold another that decides. */
export function joinSubjects(
  { kind, over }: Extract<Predicate, { kind: "some" | "each" }>,
  members: readonly Truth[],
  situation: Pick<Situation, "mayGrow">,
): Truth {
  const all = situation.mayGrow(over) ? [...members, "unknown" as const] : members
  return kind === "each" ? allOf(all) : anyOf(all)
}
