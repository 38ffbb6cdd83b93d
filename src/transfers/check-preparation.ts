import type { Preparation } from "../cases/cases.ts"
import { type Finding, findingKey } from "../vocabulary/finding.ts"
import { refuse } from "../vocabulary/refusal.ts"

/**
 * Checks what a maker puts before the checker against the findings of the last decision. Only a finding that
 * judgement can end may be cleared; a recommendation to release must leave no finding standing but the open case.
 */
export function checkPreparation(preparation: Preparation, findings: readonly Finding[]): void {
  const holding = findings.filter(({ severity, reason }) => severity === "hold" && reason !== "case.open")
  const clearable = new Set(holding.filter(({ ends }) => ends === "judgement").map(findingKey))
  const cleared = new Set(preparation.clearances.map((clearance) => clearance.findingKey))
  const foreign = [...cleared].filter((key) => !clearable.has(key))
  if (foreign.length > 0) throw refuse("case.finding_not_clearable", { findingKeys: foreign })
  if (preparation.recommendation === "reject") return
  const standing = holding.filter((finding) => !(finding.ends === "judgement" && cleared.has(findingKey(finding))))
  if (standing.length > 0) throw refuse("case.finding_not_cleared", { findings: standing.map(({ reason, ends }) => ({ reason, ends })) })
}
