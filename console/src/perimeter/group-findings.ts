import { groupOf } from "./finding-tone.ts"
import type { LegalFinding } from "./perimeter-queries.ts"
import { type OutcomeGroup, outcomeGroups, type PositionSearch } from "./position-search.ts"
import type { Catalogue } from "./use-law.ts"

/** The findings of one catalogue within a group. */
export interface CatalogueFindings {
  readonly catalogue: string
  readonly findings: readonly LegalFinding[]
}

export interface FindingGroup {
  readonly group: OutcomeGroup
  /** All of the group, whatever catalogue is chosen. */
  readonly count: number
  readonly catalogues: readonly CatalogueFindings[]
}

/** Sorts findings into what applies, contradicts, is open and does not apply; within each, weighty catalogues come first. */
export function groupFindings(
  findings: readonly LegalFinding[],
  catalogues: readonly Catalogue[],
  { outcome, catalogue }: Pick<PositionSearch, "outcome" | "catalogue">,
): readonly FindingGroup[] {
  const ordered = catalogues
    .filter(({ concluded, id }) => concluded !== undefined && (catalogue === undefined || id === catalogue))
    .toSorted((left, right) => (right.concluded?.importance ?? 0) - (left.concluded?.importance ?? 0))
  return outcomeGroups.map((group) => {
    const members = findings.filter((finding) => groupOf(finding) === group)
    const shown = outcome === undefined || outcome === group ? members : []
    const parts = ordered.map(({ id }) => ({ catalogue: id, findings: shown.filter((finding) => finding.catalogue === id) }))
    const count = members.filter((finding) => catalogue === undefined || finding.catalogue === catalogue).length
    return { group, count, catalogues: parts.filter((part) => part.findings.length > 0) }
  })
}
