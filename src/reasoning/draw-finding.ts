import { strengths } from "../rulebook/rulebook.ts"
import { type Conclusion, conclude, gradeOf } from "./conclude.ts"
import type { Goal } from "./gather-goals.ts"
import { gatherReasons, type Reasons } from "./gather-reasons.ts"
import { judgeRule } from "./judge-rule.ts"
import type { LegalFinding, NodeTrace, RuleTrace } from "./legal-finding.ts"
import { type SettledRule, settleOverrides } from "./settle-overrides.ts"
import type { PlacedSubject, Situation } from "./situation.ts"
import { traceCondition } from "./trace-condition.ts"
import type { TracedRule } from "./traced-rule.ts"

/** A finding with its whole derivation, but for what would change it. `reasonsOf` answers for the findings it rests on. */
export type DrawnFinding = Omit<LegalFinding, "wouldChange">

/** Draws one finding of one subject: every rule tried, what the layers say, what was acted on, and on which facts it rests. */
export function drawFinding(
  { row, concluded, rules }: Goal,
  at: PlacedSubject,
  {
    situation,
    reasonsOf,
  }: { readonly situation: Situation; readonly reasonsOf: (key: string, at: NodeTrace["subject"]) => Reasons | undefined },
): DrawnFinding {
  const settled = settleOverrides(rules.map((tried) => tryRule(tried, at, situation)))
  const { outcome, layers, deciding } = conclude(settled, concluded.prudent)
  const isSettled = outcome === "applies" || outcome === "does_not_apply"
  const said = layers.map((layer) => layer.outcome)
  return {
    key: row.code,
    catalogue: row.catalogue,
    subject: at.ref,
    outcome,
    actedOn: isSettled ? outcome : concluded.prudent,
    ...standingOf({ outcome, layers, deciding }),
    layers,
    isDisputed: said.includes("applies") && said.includes("does_not_apply"),
    trace: settled.map(traceOf),
    ...gatherReasons({ outcome, settled, deciding: settled.filter(({ rule }) => deciding.some((one) => one.rule === rule)) }, reasonsOf),
    citations: citationsOf(
      deciding.length > 0 ? deciding : settled.filter(({ state }) => state !== "not_in_force" && state !== "not_heard"),
    ),
    leadsTo: row.leadsTo,
  }
}

function tryRule({ rule, silence }: Goal["rules"][number], at: PlacedSubject, situation: Situation): Omit<TracedRule, "speaks"> {
  if (silence !== undefined) return { rule, state: silence }
  const when = traceCondition(rule.when, at, situation)
  if (rule.unless === undefined) return { rule, state: judgeRule(rule, when.truth, undefined), when }
  const unless = traceCondition(rule.unless, at, situation)
  return { rule, state: judgeRule(rule, when.truth, unless.truth), when, unless }
}

/** Strength and grade of the authority that the outcome rests on. */
function standingOf({ outcome, layers, deciding }: Conclusion): Pick<LegalFinding, "strength" | "grade"> {
  const agreeing = layers.filter((layer) => layer.outcome === outcome)
  const grade = gradeOf(
    agreeing.map((layer) => layer.grade),
    "best",
  )
  const strength = outcome === "applies" ? strengths.find((one) => deciding.some(({ rule }) => rule.strength === one)) : undefined
  return { ...(strength === undefined ? {} : { strength }), ...(grade === undefined ? {} : { grade }) }
}

function traceOf({ rule, state, overriddenBy, when, unless }: TracedRule): RuleTrace {
  return {
    rule: rule.id,
    layer: rule.layer,
    state,
    ...(overriddenBy === undefined ? {} : { overriddenBy }),
    ...(when === undefined ? {} : { when }),
    ...(unless === undefined ? {} : { unless }),
  }
}

function citationsOf(rules: readonly SettledRule[]): LegalFinding["citations"] {
  const byPassage = new Map(
    rules.flatMap(({ rule }) => rule.citations.map(({ supports: _, ...citation }) => [citation.at, citation] as const)),
  )
  return [...byPassage.values()].sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0))
}
