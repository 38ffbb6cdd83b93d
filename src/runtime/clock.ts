import type { Instant } from "../vocabulary/instant.ts"

/** The only way to the time of day. Stories read it once and hand the instant on. */
export interface Clock {
  now(): Instant
}

export const systemClock: Clock = { now: () => new Date().toISOString() }
