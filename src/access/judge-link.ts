import type { Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"

export interface OneTimeLink {
  readonly purpose: "setup" | "invitation"
  /** Whom an invitation is for; null for the setup of a firm. */
  readonly userId: Id | null
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
}

/** Whether the link may be used for this purpose now. One that was used, replaced or has expired may not. */
export function mayUseLink(link: OneTimeLink, purpose: OneTimeLink["purpose"], now: Instant): boolean {
  return link.purpose === purpose && link.usedAt === null && Date.parse(now) < Date.parse(link.expiresAt)
}
