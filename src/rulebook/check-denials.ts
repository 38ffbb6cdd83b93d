import canonicalize from "canonicalize"
import { layerOfRule } from "./layer-of-rule.ts"
import type { Condition } from "./predicate-form.ts"
import { type Problem, problemAt } from "./read-file.ts"
import type { Register } from "./register-of.ts"
import type { PlacedRule } from "./rules-of.ts"

/**
 * Rules of one finding and layer that hold on the same day under the same condition, where one says that it applies and the other
 * that it does not: whenever they fire they contradict each other. Only what can be proved is refused; the rest shows as a
 * conflict when it happens.
 */
export function checkDenials(rules: readonly PlacedRule[], register: Register): Problem[] {
  const denials = rules.filter(({ rule }) => rule.denies === true)
  return denials.flatMap((denial) =>
    rules
      .filter(({ rule }) => rule.denies !== true && rule.concludes === denial.rule.concludes)
      .filter((other) => layerOfRule(other, register) === layerOfRule(denial, register) && contradicts(denial.rule, other.rule))
      .map(({ rule }) =>
        problemAt(denial.file, [...denial.place, "when"], {
          what: `${denial.rule.id} denies what ${rule.id} concludes under the same condition`,
          remedy: "Let one override the other, or tell their conditions apart.",
        }),
      ),
  )
}

type Entry = PlacedRule["rule"]

function contradicts(denial: Entry, other: Entry): boolean {
  const settles = (one: Entry, two: Entry) => one.overrides.includes(two.id)
  const meet = denial.from <= (other.to ?? denial.from) && other.from <= (denial.to ?? other.from)
  return meet && !settles(denial, other) && !settles(other, denial) && whole(denial) === whole(other)
}

/** Condition and exception as one text, the same for conditions that differ only in order. */
function whole({ when, unless }: Entry): string {
  return `${normal(when)} unless ${unless === undefined ? "" : normal(unless)}`
}

function normal(condition: Condition): string {
  switch (condition.kind) {
    case "all":
    case "any": {
      const members = [...new Set(condition.members.map(normal))].sort()
      return members.length === 1 ? String(members[0]) : `${condition.kind}(${members.join(",")})`
    }
    case "at_least":
      return `${condition.count} of(${condition.members.map(normal).sort().join(",")})`
    case "not":
      return `not(${normal(condition.member)})`
    case "some":
    case "each":
      return `${condition.kind} ${condition.over}(${normal(condition.where)})`
    case "fact":
    case "known":
    case "finding":
      return String(canonicalize(condition))
  }
}
