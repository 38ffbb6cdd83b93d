/** A table as the database's own catalogue describes it. */
export interface CataloguedTable {
  readonly table: string
  /** Without those that the database computes by itself. */
  readonly columns: readonly string[]
  /** Other tables whose rows this one's rows name. */
  readonly references: readonly string[]
}

/** The tables so ordered that each comes after those it refers to. Tables that refer to each other in a circle are a bug of the schema. */
export function orderTables(tables: readonly CataloguedTable[]): CataloguedTable[] {
  const ordered: CataloguedTable[] = []
  const waiting = [...tables]
  while (waiting.length > 0) {
    const placed = new Set(ordered.map(({ table }) => table))
    const next = waiting.findIndex(({ references }) => references.every((reference) => placed.has(reference)))
    const [table] = next < 0 ? [] : waiting.splice(next, 1)
    if (table === undefined) throw new Error(`These tables refer to each other: ${waiting.map((one) => one.table).join(", ")}`)
    ordered.push(table)
  }
  return ordered
}
