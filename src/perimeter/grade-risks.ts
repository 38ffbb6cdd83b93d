import type { Assessment, LegalFinding } from "../reasoning/reasoning.ts"
import type { CatalogueRow, Rulebook } from "../rulebook/rulebook.ts"

/** The enterprise-wide risk assessment: what the firm's findings expose it to, before and after the controls it has shown. */
export interface RiskAssessment {
  readonly dimensions: readonly RiskDimension[]
}

export const riskLevels = ["low", "medium", "high"] as const
export type RiskLevel = (typeof riskLevels)[number]

/** One of product, geography, client and channel, with its worst risk before and after controls. */
export interface RiskDimension {
  readonly dimension: string
  /** Absent where no risk of the dimension applies or may apply. */
  readonly inherent?: RiskLevel
  readonly residual?: RiskLevel
  readonly risks: readonly GradedRisk[]
}

export interface GradedRisk {
  /** Code of the catalogue row. */
  readonly code: string
  readonly finding: LegalFinding
  readonly inherent: RiskLevel
  /** Equal to the inherent level until every control of the row is stated to be in place. */
  readonly residual: RiskLevel
  readonly controls: readonly { readonly fact: string; readonly state: "in_place" | "absent" | "unknown" }[]
}

const catalogue = "enterprise-risks"

/**
 * Grades every risk that applies or may apply. An open finding counts as its prudent side, a control nobody stated counts
 * as no control. `controlOf` answers what the firm states about a control.
 */
export function gradeRisks(
  { catalogues }: Pick<Rulebook, "catalogues">,
  { findings }: Pick<Assessment, "findings">,
  controlOf: (fact: string) => boolean | undefined,
): RiskAssessment {
  const rows = catalogues.get(catalogue)
  if (rows === undefined) throw new Error(`The rulebook has no catalogue ${catalogue}`)
  const graded = rows.rows.flatMap((row) =>
    findings.filter(({ key }) => key === row.code).map((finding) => gradeRisk(row, finding, controlOf)),
  )
  const dimensions = rows.attributes.dimension ?? []
  return { dimensions: dimensions.map((dimension) => dimensionOf(dimension, rows.rows, graded)) }
}

function gradeRisk(row: CatalogueRow, finding: LegalFinding, controlOf: (fact: string) => boolean | undefined): GradedRisk {
  const inherent = levelOf(row)
  const controls = row.facts.map((fact) => ({ fact, state: stateOf(controlOf(fact)) }))
  const isControlled = controls.length > 0 && controls.every(({ state }) => state === "in_place")
  return { code: row.code, finding, inherent, residual: isControlled ? oneLower(inherent) : inherent, controls }
}

function dimensionOf(dimension: string, rows: readonly CatalogueRow[], graded: readonly GradedRisk[]): RiskDimension {
  const codes = new Set(rows.filter(({ attributes }) => attributes.dimension === dimension).map(({ code }) => code))
  const risks = graded.filter(({ code }) => codes.has(code))
  const present = risks.filter(({ finding }) => finding.actedOn === "applies")
  if (present.length === 0) return { dimension, risks }
  return { dimension, inherent: worst(present.map((risk) => risk.inherent)), residual: worst(present.map((risk) => risk.residual)), risks }
}

function levelOf({ code, attributes }: CatalogueRow): RiskLevel {
  const level = riskLevels.find((each) => each === attributes.inherent)
  if (level === undefined) throw new Error(`${code} has no inherent level`)
  return level
}

function stateOf(isInPlace: boolean | undefined): "in_place" | "absent" | "unknown" {
  if (isInPlace === undefined) return "unknown"
  return isInPlace ? "in_place" : "absent"
}

function oneLower(level: RiskLevel): RiskLevel {
  return riskLevels[Math.max(riskLevels.indexOf(level) - 1, 0)] ?? level
}

function worst(levels: readonly RiskLevel[]): RiskLevel {
  return riskLevels.findLast((level) => levels.includes(level)) ?? "high"
}
