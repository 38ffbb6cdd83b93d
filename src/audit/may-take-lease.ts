import type { Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"

/** Who may give out positions, and until when others keep away. */
export interface Lease {
  readonly holder: Id
  readonly expiresAt: Instant
}

/**
 * Whether `holder` may take the lease now: nobody has it, or whoever has it let it expire. Clocks that disagree cost
 * time and never order: every take raises the fence, and a write under a lower fence does nothing.
 */
export function mayTakeLease(lease: Lease | undefined, holder: Id, now: Instant): boolean {
  return lease === undefined || lease.holder === holder || Date.parse(lease.expiresAt) <= Date.parse(now)
}
