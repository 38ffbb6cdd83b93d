import type { Rule } from "../rulebook/rulebook.ts"
import { type TriedRule, truthOfState } from "./judge-rule.ts"
import type { Truth } from "./legal-finding.ts"
import { allOf, anyOf, notOf } from "./truth.ts"

/** A rule that was tried, and whether it speaks after those that override it were heard. */
export interface SettledRule extends TriedRule {
  readonly speaks: Truth
  /** The rule that took its place, or that may yet take it. */
  readonly overriddenBy?: string
}

/**
 * Lets rules yield to those that override them, exceptions to exceptions included: an overridden rule overrides nothing.
 * While it is open whether a rule that concludes the contrary takes its place, a rule does not speak; one that concludes
 * the same changes nothing in what is concluded.
 */
export function settleOverrides<T extends TriedRule>(tried: readonly T[]): readonly (T & SettledRule)[] {
  if (tried.every(({ rule }) => rule.overrides.length === 0)) return tried.map((one) => ({ ...one, speaks: truthOfState(one.state) }))
  const known = new Map<string, T & SettledRule>()
  const settle = (one: T, above: readonly Rule[]): T & SettledRule => {
    const before = known.get(one.rule.id)
    if (before !== undefined) return before
    const overriding = tried.filter(({ rule }) => isOver(rule, one.rule) && !above.includes(rule))
    const settled = yieldTo(
      one,
      overriding.map((other) => settle(other, [...above, one.rule])),
    )
    if (above.length === 0) known.set(one.rule.id, settled)
    return settled
  }
  return tried.map((one) => settle(one, []))
}

function isOver(rule: Rule, yielding: Rule): boolean {
  return rule.id !== yielding.id && rule.layer === yielding.layer && rule.overrides.includes(yielding.id)
}

function yieldTo<T extends TriedRule>(one: T, overriding: readonly SettledRule[]): T & SettledRule {
  const fires = truthOfState(one.state)
  if (fires === "false") return { ...one, speaks: fires }
  const taken = overriding.find(({ speaks }) => speaks === "true")
  if (taken !== undefined) return { ...one, state: "overridden", speaks: "false", overriddenBy: taken.rule.id }
  const contrary = overriding.filter(({ rule }) => rule.isDenial !== one.rule.isDenial)
  const speaks = allOf([fires, notOf(anyOf(contrary.map((other) => other.speaks)))])
  const pending = contrary.find((other) => other.speaks !== "false")
  return pending === undefined || speaks === fires ? { ...one, speaks } : { ...one, speaks, overriddenBy: pending.rule.id }
}
