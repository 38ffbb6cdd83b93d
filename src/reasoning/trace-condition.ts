import type { Predicate } from "../rulebook/rulebook.ts"
import { evaluateLeaf, joinMembers, joinSubjects, type Leaf } from "./evaluate.ts"
import type { NodeTrace, Truth } from "./legal-finding.ts"
import { holderOf } from "./read-fact.ts"
import type { PlacedSubject, Situation } from "./situation.ts"
import { isNo, isOpen, notOf } from "./truth.ts"

/** The truth of a condition with that of every node below it, and which of them decided. Agrees with `evaluate`. */
export function traceCondition(predicate: Predicate, at: PlacedSubject, situation: Situation): NodeTrace {
  switch (predicate.kind) {
    case "all":
    case "any":
    case "at_least": {
      const members = predicate.members.map((member) => traceCondition(member, at, situation))
      return node(predicate.kind, joinMembers(predicate, members.map(truthOf)), members)
    }
    case "not": {
      const member = traceCondition(predicate.member, at, situation)
      return { node: "not", truth: notOf(member.truth), isDecisive: true, members: [member] }
    }
    case "fact":
    case "known":
    case "finding":
      return traceLeaf(predicate, at, situation)
    case "some":
    case "each": {
      const members = situation
        .membersOf(predicate.over, at)
        .map((member) => ({ subject: member.ref, ...traceCondition(predicate.where, member, situation) }))
      return node(predicate.kind, joinSubjects(predicate, members.map(truthOf), situation), members)
    }
  }
}

function traceLeaf(leaf: Leaf, at: PlacedSubject, situation: Situation): NodeTrace {
  const truth = evaluateLeaf(leaf, at, situation)
  if (leaf.kind === "finding") {
    const subject = situation.bearerOf(leaf.key, at)?.ref
    return { node: "finding", truth, key: leaf.key, ...(subject === undefined ? {} : { subject }), isDecisive: true, members: [] }
  }
  const { ref, said, state } = situation.read(leaf.fact, leaf.kind === "fact" ? leaf.basis : "view", at)
  const other = leaf.kind === "fact" && "date" in leaf.test && typeof leaf.test.date !== "string" ? leaf.test.date.fact : undefined
  const members = [
    ...(state === "known" ? [] : traceSense(leaf.fact, at, situation)),
    ...(other === undefined ? [] : [traceLeaf({ kind: "known", fact: other }, at, situation)]),
  ]
  return { node: leaf.kind, truth, fact: ref, ...(said.length === 0 ? {} : { said }), isDecisive: true, members }
}

/** Why a question makes no sense, or what has to be known before it is asked. */
function traceSense(fact: string, at: PlacedSubject, situation: Situation): NodeTrace[] {
  const definition = situation.definitionOf(fact)
  if (definition?.askedWhen === undefined) return []
  const sense = traceCondition(definition.askedWhen, holderOf(definition, at), situation)
  return sense.truth === "true" ? [] : [sense]
}

type Joined = Extract<NodeTrace["node"], "all" | "any" | "at_least" | "some" | "each">

function node(kind: Joined, truth: Truth, members: readonly NodeTrace[]): NodeTrace {
  return { node: kind, truth, isDecisive: true, members: members.map((member) => markDecisive(member, truth)) }
}

/** A member explains its parent if it pulls the same way: the true ones of a true, the negative ones of a false, the open ones of an open. */
function markDecisive(member: NodeTrace, truth: Truth): NodeTrace {
  const isDecisive = truth === "true" ? member.truth === "true" : isNo(truth) ? isNo(member.truth) : isOpen(member.truth)
  return isDecisive ? member : { ...member, isDecisive: false }
}

function truthOf({ truth }: NodeTrace): Truth {
  return truth
}
