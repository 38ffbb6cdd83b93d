import type { Instant } from "../vocabulary/instant.ts"

/** The instant `minutes` after `from`. */
export function later(from: Instant, minutes: number): Instant {
  return new Date(Date.parse(from) + minutes * 60_000).toISOString()
}
