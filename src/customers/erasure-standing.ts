import type { Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { Customer } from "./customers.ts"
import { retainedUntil } from "./retained-until.ts"

/** Somebody asks that a customer be erased; somebody else has to approve it before it expires. */
export interface ErasureProposal {
  readonly erasureId: Id
  readonly proposedBy: Id
  readonly proposedAt: Instant
  readonly expiresAt: Instant
}

/** What happened last about a customer besides the record itself, and what still goes on. */
export interface LastHappened {
  readonly lastTransferAt: Instant | null
  readonly lastCaseAt: Instant | null
  readonly heldTransfers: number
}

export const erasureStates = ["not_closed", "retained", "erasable", "proposed", "erased"] as const

/** What cannot be read by anybody any more once the customer's key is destroyed. */
export const erasedThings = ["record", "other_sides", "facts", "case_words", "evidence", "search_words", "salts"] as const
/** What stays: none of it says by itself who the person was. */
export const keptThings = ["ids", "amounts", "outcomes", "log", "backups"] as const

/** How near a customer is to being erased. */
export interface ErasureStanding {
  readonly state: (typeof erasureStates)[number]
  /** From when on the records need not be kept; null while the relationship goes on. */
  readonly until: Instant | null
  readonly heldTransfers: number
  /** One that waits for a second person. */
  readonly proposal: ErasureProposal | null
}

interface Known {
  readonly customer: Pick<Customer, "status" | "erasedAt" | "updatedAt">
  readonly happened: LastHappened
  readonly retentionYears: number
  readonly proposal: ErasureProposal | undefined
  readonly now: Instant
}

export function judgeErasure({ customer, happened, retentionYears, proposal, now }: Known): ErasureStanding {
  const { lastTransferAt, lastCaseAt, heldTransfers } = happened
  if (customer.erasedAt !== null) return { state: "erased", until: null, heldTransfers, proposal: null }
  if (customer.status !== "closed" || heldTransfers > 0) return { state: "not_closed", until: null, heldTransfers, proposal: null }
  const later = [lastTransferAt, lastCaseAt].filter((at) => at !== null)
  const until = retainedUntil([customer.updatedAt, ...later], retentionYears)
  if (now < until) return { state: "retained", until, heldTransfers, proposal: null }
  const waiting = proposal !== undefined && now < proposal.expiresAt ? proposal : null
  return { state: waiting === null ? "erasable" : "proposed", until, heldTransfers, proposal: waiting }
}
