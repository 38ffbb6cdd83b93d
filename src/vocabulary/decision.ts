import type { Id } from "./identifier.ts"
import type { Instant } from "./instant.ts"

export const outcomes = ["release", "hold", "reject"] as const
/** What becomes of a transfer. Ordered from soft to hard; more findings never soften it. */
export type Outcome = (typeof outcomes)[number]

/** Two people's judgement that one finding does not stand in the way. Made by one, approved by another. */
export interface Clearance {
  /** The key of the finding (see `findingKey`) that is cleared, and no other. */
  readonly findingKey: string
  readonly why: string
  readonly preparedBy: Id
  readonly approvedBy: Id
  readonly approvedAt: Instant
}
