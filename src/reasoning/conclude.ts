import { type Catalogue, type Layer, layers, strengths } from "../rulebook/rulebook.ts"
import type { Grade } from "../vocabulary/citation.ts"
import { truthOfState } from "./judge-rule.ts"
import type { LayerAnswer, Outcome, Truth } from "./legal-finding.ts"
import type { SettledRule } from "./settle-overrides.ts"
import { allOf, anyOf, isOpen, outcomeOfTruth, truthOfOutcome } from "./truth.ts"

type Prudent = NonNullable<Catalogue["concluded"]>["prudent"]

export interface Conclusion {
  readonly outcome: Outcome
  readonly layers: readonly LayerAnswer[]
  /** Rules on which the outcome rests. */
  readonly deciding: readonly SettledRule[]
}

/** What the rules of one finding come to: each layer of authority by itself, then the stricter of them. */
export function conclude(rules: readonly SettledRule[], prudent: Prudent): Conclusion {
  const heard = rules.filter(({ state }) => state !== "not_in_force" && state !== "not_heard")
  const answers = layers.flatMap((layer) => answerOf(layer, heard))
  const truths = answers.map(({ answer }) => truthOfOutcome(answer.outcome))
  const outcome = answers.length === 0 ? "undetermined" : outcomeOfTruth(prudent === "applies" ? anyOf(truths) : allOf(truths))
  return {
    outcome,
    layers: answers.map(({ answer }) => answer),
    deciding: answers.filter(({ answer }) => answer.outcome === outcome).flatMap(({ deciding }) => deciding),
  }
}

/** Grades from the most to the least to be trusted about the law. */
const trust: readonly Grade[] = ["V", "D", "S", "secondary", "policy", "N"]

/** The grade to be trusted most, or least, among some. */
export function gradeOf(grades: readonly (Grade | undefined)[], which: "best" | "worst"): Grade | undefined {
  const ranked = trust.filter((grade) => grades.includes(grade))
  return which === "best" ? ranked[0] : ranked.at(-1)
}

function answerOf(layer: Layer, heard: readonly SettledRule[]): { answer: LayerAnswer; deciding: readonly SettledRule[] }[] {
  const rules = heard.filter(({ rule }) => rule.layer === layer)
  if (rules.length === 0) return []
  const truth = truthOf(rules)
  const deciding = decidingOf(rules, truth)
  const grade = isOpen(truth)
    ? undefined
    : gradeOf(
        deciding.map(({ rule }) => rule.grade),
        truth === "true" ? "best" : "worst",
      )
  const strength = truth === "true" ? strengths.find((one) => deciding.some(({ rule }) => rule.strength === one)) : undefined
  const answer = {
    layer,
    outcome: outcomeOfTruth(truth),
    ...(strength === undefined ? {} : { strength }),
    ...(grade === undefined ? {} : { grade }),
  }
  return [{ answer, deciding }]
}

/** Where a rule says yes and another no, and neither yields, the layer contradicts itself. */
function truthOf(rules: readonly SettledRule[]): Truth {
  const yes = anyOf(rules.filter(({ rule }) => !rule.isDenial).map(({ speaks }) => speaks))
  const no = anyOf(rules.filter(({ rule }) => rule.isDenial).map(({ speaks }) => speaks))
  if (no === "true") return yes === "true" ? "conflict" : "false"
  return yes
}

function decidingOf(rules: readonly SettledRule[], truth: Truth): readonly SettledRule[] {
  if (truth === "true") return rules.filter(({ rule, speaks }) => !rule.isDenial && speaks === "true")
  if (isOpen(truth)) return rules.filter(({ speaks }) => speaks === truth || (truth === "conflict" && speaks === "true"))
  const denying = rules.filter(({ rule, speaks }) => rule.isDenial && speaks === "true")
  return denying.length > 0 ? denying : rules.filter(({ rule, state }) => !rule.isDenial || truthOfState(state) !== "false")
}
