import type { Rule } from "../rulebook/rulebook.ts"
import type { LawDate } from "../vocabulary/instant.ts"
import type { RuleTrace, Truth } from "./legal-finding.ts"
import { allOf, isNo, notOf } from "./truth.ts"

export type RuleState = RuleTrace["state"]

/** A rule with how it went for one subject. */
export interface TriedRule {
  readonly rule: Rule
  readonly state: RuleState
}

/** Why a rule is not tried at all: it is of another time, or its authority is not asked. */
export function silenceOf(
  { from, to, rank }: Pick<Rule, "from" | "to" | "rank">,
  { on, ranks }: { readonly on: LawDate; readonly ranks?: readonly number[] | undefined },
): "not_in_force" | "not_heard" | undefined {
  if (on < from || (to !== undefined && to < on)) return "not_in_force"
  return ranks === undefined || ranks.includes(rank) ? undefined : "not_heard"
}

/** How a rule goes, from the truth of its condition and of its exception. A rule whose law was not found never fires. */
export function judgeRule({ grade }: Pick<Rule, "grade">, when: Truth, unless: Truth | undefined): RuleState {
  if (isNo(when)) return "not_fulfilled"
  if (unless === "true") return "excepted"
  switch (allOf(unless === undefined ? [when] : [when, notOf(unless)])) {
    case "true":
      return grade === "N" ? "law_not_found" : "fired"
    case "conflict":
      return "conflict"
    case "not_observed":
      return "not_tested"
    default:
      return "unknown"
  }
}

/** Whether a rule fires, as a truth: it may, while something is open. */
export function truthOfState(state: RuleState): Truth {
  switch (state) {
    case "fired":
      return "true"
    case "unknown":
    case "law_not_found":
      return "unknown"
    case "conflict":
      return "conflict"
    case "not_tested":
      return "not_observed"
    default:
      return "false"
  }
}
