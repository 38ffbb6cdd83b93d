/** One line of the table: the values of several runs, of which the median is quoted. */
export interface Figure {
  readonly name: string
  readonly unit: string
  readonly values: readonly number[]
  /** What the design asks for, in words. */
  readonly target?: string
  /** What bounds it, where that was found out. */
  readonly note?: string
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new Error("There is no median of nothing")
  return middle
}
