import type { Citation } from "./citation.ts"
import type { JsonObject } from "./json.ts"
import type { Reason } from "./reason.ts"

export const gateNames = ["eligibility", "travel-rule", "screening", "story"] as const
/** Who noticed. `story` stands for the transfer's own story: an open case, a gate that broke. */
export type GateName = (typeof gateNames)[number]

export const severities = ["note", "hold", "reject"] as const
export type Severity = (typeof severities)[number]

/**
 * What ends a hold: `cure` only a change of the facts (data supplied, list renewed); `judgement` two people
 * who look at the evidence and give reasons. A waiver of a cure does not exist.
 */
export type Ends = "cure" | "judgement"

/** What a gate noticed. Findings are values: nothing is done about them where they are made. */
export interface Finding {
  readonly gate: GateName
  readonly reason: Reason
  readonly severity: Severity
  readonly ends: Ends
  /** The rulebook value or rule that was applied, where one was. */
  readonly rule?: string
  readonly citations: readonly Citation[]
  /** What exactly it is about: a judgement covers this basis and no other. */
  readonly basis: string
  /** Values for the sentence and the evidence table. Never a secret; may hold personal data. */
  readonly details: JsonObject
}

/** Identity of a finding across assessments: a clearance given for one key never covers another. */
export function findingKey(finding: Pick<Finding, "reason" | "basis">): string {
  return `${finding.reason}|${finding.basis}`
}
