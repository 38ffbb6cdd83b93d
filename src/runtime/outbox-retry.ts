import type { Instant } from "../vocabulary/instant.ts"

/** Technical settings of pushing, here and nowhere else. Times in milliseconds. */
export interface DeliverySettings {
  /** Events sent side by side; the next are claimed when all of them have ended. */
  readonly batch: number
  /** How long a claim keeps others away. Longer than any `publish` may take; after a crash, the wait for another node. */
  readonly claimMilliseconds: number
  /** How long a new event can wait when no hint arrives. */
  readonly pollMilliseconds: number
  readonly firstRetryMilliseconds: number
  readonly longestRetryMilliseconds: number
  /** After so many failures an event is dead until somebody asks for its redelivery. With these waits: after about 19 hours. */
  readonly attempts: number
}

export const deliverySettings: DeliverySettings = {
  batch: 32,
  claimMilliseconds: 30_000,
  pollMilliseconds: 1_000,
  firstRetryMilliseconds: 1_000,
  longestRetryMilliseconds: 3_600_000,
  attempts: 30,
}

/**
 * When to try again after `attempts` failures: the wait doubles up to the longest, and `chance` (0 to 1) takes off
 * up to half of it, so that events which failed together do not come back together.
 */
export function retryAt(
  now: Instant,
  { attempts, chance }: { readonly attempts: number; readonly chance: number },
  settings: DeliverySettings,
): Instant {
  const wait = Math.min(settings.longestRetryMilliseconds, settings.firstRetryMilliseconds * 2 ** Math.min(attempts - 1, 40))
  return new Date(Date.parse(now) + wait * (1 - chance / 2)).toISOString()
}
