import type { Severity } from "../../../src/vocabulary/finding.ts"
import type { Tone } from "./badge.tsx"

/** Reasons that say "nobody knows" rather than "this is wrong": they have the look of the unknown. */
const unknownReason = /_unknown$|_open$|_unreadable$|_not_assessed$|\.(rule|policy|price|list)_missing$|\.unavailable$/

/** The look of a finding. Never green: a finding is never good news. `case.open` is work, not ignorance. */
export function toneOfFinding({ reason, severity }: { readonly reason: string; readonly severity: Severity }): Tone {
  if (severity === "reject") return "bad"
  if (reason !== "case.open" && unknownReason.test(reason)) return "unknown"
  return severity === "hold" ? "wait" : "note"
}
