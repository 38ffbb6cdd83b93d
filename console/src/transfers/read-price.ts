/** The price a decision rested on: US dollars for one whole asset. */
export interface ShownPrice {
  readonly rate: string
  readonly source: string
  readonly quotedAt: string
}

/** Finds the price in the frozen facts, which the API hands over as they were stored; undefined when there was none. */
export function readPrice(facts: Readonly<Record<string, unknown>> | undefined): ShownPrice | undefined {
  const price = facts?.["price"]
  if (typeof price !== "object" || price === null) return undefined
  const { rate, source, quotedAt } = price as Record<string, unknown>
  return typeof rate === "string" && typeof source === "string" && typeof quotedAt === "string" ? { rate, source, quotedAt } : undefined
}
