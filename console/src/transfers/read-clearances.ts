/** What two people stood for when a decision was made: one finding, a reason, who prepared and who approved. */
export interface ShownClearance {
  readonly findingKey: string
  readonly why: string
  readonly preparedBy: string
  readonly approvedBy: string
}

/** Reads the clearances out of the frozen facts of a decision. What is no clearance is left out. */
export function readClearances(facts: Readonly<Record<string, unknown>>): readonly ShownClearance[] {
  const clearances = facts["clearances"]
  if (!Array.isArray(clearances)) return []
  return clearances.flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null) return []
    const { findingKey, why, preparedBy, approvedBy } = entry as Record<string, unknown>
    const isWhole =
      typeof findingKey === "string" && typeof why === "string" && typeof preparedBy === "string" && typeof approvedBy === "string"
    return isWhole ? [{ findingKey, why, preparedBy, approvedBy }] : []
  })
}
