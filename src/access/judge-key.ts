import type { Instant } from "../vocabulary/instant.ts"

export interface KeyTimes {
  readonly expiresAt: Instant
  readonly revokedAt: Instant | null
  readonly lastUsedAt: Instant | null
}

/** Its use is written at most this often, so that reading stays reading on the hot path. */
const secondsBetweenUses = 60

/** What to make of an API key now: `ended` when it was revoked or has expired, `valid_and_due` when its use is to be written. */
export function judgeKey({ expiresAt, revokedAt, lastUsedAt }: KeyTimes, now: Instant): "ended" | "valid" | "valid_and_due" {
  if (revokedAt !== null || Date.parse(now) >= Date.parse(expiresAt)) return "ended"
  if (lastUsedAt !== null && Date.parse(now) - Date.parse(lastUsedAt) < secondsBetweenUses * 1000) return "valid"
  return "valid_and_due"
}
