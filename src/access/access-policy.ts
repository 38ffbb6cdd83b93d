import { lawOn, type Rulebook } from "../rulebook/rulebook.ts"
import { type Instant, lawDateOf } from "../vocabulary/instant.ts"
import { refuse } from "../vocabulary/refusal.ts"

/** What house policy says about signing in, on one day. */
export interface AccessPolicy {
  readonly sessionIdleMinutes: number
  readonly sessionAbsoluteHours: number
  readonly signInAttempts: number
  readonly lockMinutes: number
  readonly linkLifetimeHours: number
  readonly passwordMinimumLength: number
  readonly apiKeyLifetimeHours: number
  /** Failed sign-ins from one network within the window that close it to further ones. */
  readonly addressFailures: number
  readonly addressWindowMinutes: number
  /** How long an ended session, a used link and a count of failures stay on record. */
  readonly recordKeptHours: number
}

/** The policy at this moment. Refuses with `access.policy_missing` when a value is not there: nobody gets in by an omission. */
export function accessPolicy(rulebook: Pick<Rulebook, "digest" | "parameters">, now: Instant): AccessPolicy {
  const law = lawOn(rulebook, lawDateOf(now))
  const need = (unit: "minutes" | "hours" | "count", value: string): number => {
    const ruled = law[unit](value)
    if (ruled === undefined) throw refuse("access.policy_missing", { value, date: law.date })
    return ruled.value
  }
  return {
    sessionIdleMinutes: need("minutes", "access.session_idle"),
    sessionAbsoluteHours: need("hours", "access.session_absolute"),
    signInAttempts: need("count", "access.sign_in_attempts"),
    lockMinutes: need("minutes", "access.lock_time"),
    linkLifetimeHours: need("hours", "access.one_time_link_lifetime"),
    passwordMinimumLength: need("count", "access.password_min_length"),
    apiKeyLifetimeHours: need("hours", "access.api_key_lifetime"),
    addressFailures: need("count", "access.address_failures"),
    addressWindowMinutes: need("minutes", "access.address_window"),
    recordKeptHours: need("hours", "access.record_kept"),
  }
}
