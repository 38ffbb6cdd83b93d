import type { Tone } from "../ui/badge.tsx"
import type { LegalFinding, Outcome } from "./perimeter-queries.ts"
import type { OutcomeGroup } from "./position-search.ts"

const tones: Readonly<Record<Outcome, Tone>> = {
  applies: "wait",
  does_not_apply: "note",
  undetermined: "unknown",
  conflict: "conflict",
  not_tested: "unknown",
}

/** How an outcome looks. That something applies is no praise, so nothing is green; what is open never looks settled. */
export function toneOfOutcome(outcome: Outcome): Tone {
  return tones[outcome]
}

/** The group of the page in which a finding stands. */
export function groupOf({ outcome }: Pick<LegalFinding, "outcome">): OutcomeGroup {
  return outcome === "undetermined" || outcome === "not_tested" ? "open" : outcome
}
