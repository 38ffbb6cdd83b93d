import type { Law } from "../rulebook/rulebook.ts"
import type { Finding } from "../vocabulary/finding.ts"

/** Says that the law of this date has no answer to `rule`. It holds: a rule that is not in force releases nothing. */
export function ruleMissing(rule: string, law: Law): Finding {
  return {
    gate: "travel-rule",
    reason: "travel_rule.rule_missing",
    severity: "hold",
    ends: "cure",
    rule,
    citations: [],
    basis: rule,
    details: { rule, lawDate: law.date },
  }
}
