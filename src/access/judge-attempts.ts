import type { Instant } from "../vocabulary/instant.ts"

export interface Attempts {
  /** Failures since the last success or the last lock. */
  readonly failedAttempts: number
  readonly lockedUntil: Instant | null
}

export type AttemptsVerdict = { readonly is: "open" | "lock_due" } | { readonly is: "locked"; readonly until: Instant }

/**
 * Whether a password may be tried on this account now. `lock_due` when the failures have reached the limit and the
 * lock is not written yet (each failure is counted before anybody looks, so parallel guesses gain nothing).
 */
export function judgeAttempts({ failedAttempts, lockedUntil }: Attempts, allowedAttempts: number, now: Instant): AttemptsVerdict {
  if (lockedUntil !== null && Date.parse(now) < Date.parse(lockedUntil)) return { is: "locked", until: lockedUntil }
  return { is: failedAttempts >= allowedAttempts ? "lock_due" : "open" }
}
