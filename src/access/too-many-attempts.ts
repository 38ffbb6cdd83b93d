import type { Instant } from "../vocabulary/instant.ts"
import { type Refusal, refuse } from "../vocabulary/refusal.ts"

/** The refusal of whoever tried too often, with the time from which trying is worth while again. */
export function tooManyAttempts(until: Instant, now: Instant): Refusal {
  return refuse("access.too_many_attempts", { until, retryAfterSeconds: Math.ceil((Date.parse(until) - Date.parse(now)) / 1000) })
}
