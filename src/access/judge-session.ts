import type { Instant } from "../vocabulary/instant.ts"

export interface SessionTimes {
  readonly lastSeenAt: Instant
  /** When it ends however busy it is. */
  readonly expiresAt: Instant
}

/** A sighting is written at most this often, so that reading stays reading on the hot path. */
const secondsBetweenSightings = 60

/** What to make of a session that was neither signed out nor closed: `ended`, `valid`, or `valid_and_due` when the sighting is to be written. */
export function judgeSession(session: SessionTimes, idleMinutes: number, now: Instant): "ended" | "valid" | "valid_and_due" {
  const moment = Date.parse(now)
  const unseenSeconds = (moment - Date.parse(session.lastSeenAt)) / 1000
  if (moment >= Date.parse(session.expiresAt) || unseenSeconds >= idleMinutes * 60) return "ended"
  return unseenSeconds >= secondsBetweenSightings ? "valid_and_due" : "valid"
}
