import type { LegalFinding, Subject } from "./perimeter-queries.ts"
import type { Law } from "./use-law.ts"

/** What a finding is shown with, from its sentence down to its trace. */
export interface FindingRowProps {
  readonly law: Law
  readonly positionId: string
  readonly finding: LegalFinding
  readonly nameOf: (subject: Subject) => string
  /** The day whose law was asked: names are those of the day. */
  readonly on: string
}
