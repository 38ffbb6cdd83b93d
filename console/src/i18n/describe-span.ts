const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export const spanUnits = ["minutes", "hours", "days"] as const

/** How far a moment lies from now, in the largest unit of which at least two have passed, so that nothing is rounded away. */
export interface Span {
  readonly isPast: boolean
  readonly unit: (typeof spanUnits)[number]
  readonly count: number
}

/** Measures from `now` to `moment`, both in milliseconds since 1970. Counts full units only. */
export function describeSpan(moment: number, now: number): Span {
  const distance = Math.abs(moment - now)
  const isPast = moment < now
  if (distance >= 2 * day) return { isPast, unit: "days", count: Math.floor(distance / day) }
  if (distance >= 2 * hour) return { isPast, unit: "hours", count: Math.floor(distance / hour) }
  return { isPast, unit: "minutes", count: Math.floor(distance / minute) }
}
