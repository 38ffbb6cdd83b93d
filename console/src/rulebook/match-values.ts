interface Findable {
  readonly id: string
  readonly meaning: string
  readonly instrument: string
}

/** The values in whose id, meaning or instrument every typed word occurs, in their own order. */
export function matchValues<T extends Findable>(values: readonly T[], typed: string): readonly T[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "")
  return values.filter(({ id, meaning, instrument }) =>
    words.every((word) => `${id} ${meaning} ${instrument}`.toLowerCase().includes(word)),
  )
}
