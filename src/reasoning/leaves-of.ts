import type { Predicate } from "../rulebook/rulebook.ts"
import type { Leaf } from "./evaluate.ts"

/** Every leaf of a condition, in the order in which it is written. */
export function leavesOf(predicate: Predicate | undefined): readonly Leaf[] {
  switch (predicate?.kind) {
    case undefined:
      return []
    case "all":
    case "any":
    case "at_least":
      return predicate.members.flatMap(leavesOf)
    case "not":
      return leavesOf(predicate.member)
    case "some":
    case "each":
      return leavesOf(predicate.where)
    case "fact":
    case "known":
    case "finding":
      return [predicate]
  }
}

/** The facts a leaf asks for: a comparison of dates asks for two. */
export function factsOfLeaf(leaf: Leaf): readonly string[] {
  if (leaf.kind === "finding") return []
  const isBetweenDates = leaf.kind === "fact" && "date" in leaf.test && typeof leaf.test.date !== "string"
  return isBetweenDates ? [leaf.fact, (leaf.test.date as { readonly fact: string }).fact] : [leaf.fact]
}
