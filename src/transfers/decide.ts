import type { Clearance, Outcome } from "../vocabulary/decision.ts"
import { type Finding, findingKey } from "../vocabulary/finding.ts"

interface Grounds {
  readonly findings: readonly Finding[]
  readonly clearances: readonly Clearance[]
  readonly verdict: { readonly kind: "approve" | "reject" } | null
}

/**
 * What becomes of the transfer: pure, total and monotone. A finding that rejects cannot be cleared; one that holds
 * ends by a clearance only where judgement may end it. More findings never soften the outcome.
 */
export function decide({ findings, clearances, verdict }: Grounds): Outcome {
  if (verdict?.kind === "reject" || findings.some(({ severity }) => severity === "reject")) return "reject"
  return standingFindings(findings, clearances).length > 0 ? "hold" : "release"
}

/** The holding findings that no clearance covers. */
function standingFindings(findings: readonly Finding[], clearances: readonly Clearance[]): readonly Finding[] {
  const cleared = new Set(clearances.map((clearance) => clearance.findingKey))
  return findings.filter((finding) => finding.severity === "hold" && !(finding.ends === "judgement" && cleared.has(findingKey(finding))))
}
