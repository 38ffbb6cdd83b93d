/*
 * The story of a transfer: facts are gathered once and frozen, every gate says what it noticed, one pure function
 * decides, one transaction commits. What was decided can be decided again from the same facts, to the same bytes.
 */

import type { ScreenedList, ScreenedParty } from "../screening/screening.ts"
import type { AssetCode } from "../vocabulary/asset.ts"
import type { Clearance, Outcome } from "../vocabulary/decision.ts"
import type { Finding } from "../vocabulary/finding.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant, LawDate } from "../vocabulary/instant.ts"
import type { Money } from "../vocabulary/money.ts"
import type { Party } from "../vocabulary/party.ts"
import type { Direction, WalletHosting } from "../vocabulary/transfer.ts"

/** Why an assessment was made. Only `release` can let a held transfer go. */
export type Purpose = "submission" | "amendment" | "release" | "rejection"

/**
 * Everything a decision rests on, as it was known at `assessedAt`: plain JSON, so that it freezes to canonical
 * bytes. `null` says that the house looked and found nothing; a gate never reads it as "no".
 */
export interface TransferFacts {
  readonly form: "shekara/transfer-facts@1"
  readonly entity: { readonly entityId: EntityId; readonly isDemonstration: boolean }
  readonly purpose: Purpose
  readonly assessedAt: Instant
  readonly lawDate: LawDate
  readonly transfer: TransferFact
  readonly customer: CustomerFact | null
  /** Newest price at or before `assessedAt`, whoever quoted it. */
  readonly price: PriceFact | null
  /** `null` when the lists could not be asked: the gate then counts as not having answered. */
  readonly screening: { readonly lists: readonly ScreenedList[]; readonly parties: readonly ScreenedParty[] } | null
  readonly openCase: { readonly caseId: Id; readonly openedAt: Instant } | null
  readonly clearances: readonly Clearance[]
  /** What the second person said, where one has spoken. */
  readonly verdict: { readonly kind: "approve" | "reject"; readonly by: Id; readonly why: string } | null
}

export interface TransferFact {
  readonly transferId: Id
  readonly customerId: Id
  readonly direction: Direction
  readonly asset: AssetCode
  /** Smallest units of the asset, as a decimal text. */
  readonly units: string
  readonly otherParty: Party
  readonly otherWalletHosting: WalletHosting
  readonly otherVaspName: string | null
  readonly requestedAt: Instant
}

export interface CustomerFact {
  readonly status: "onboarding" | "active" | "suspended" | "closed"
  readonly country: string | null
  readonly services: readonly Direction[]
  readonly party: Party
}

export interface PriceFact {
  readonly rateId: Id
  /** US dollars for one whole asset, as a decimal text. */
  readonly rate: string
  readonly source: string
  readonly quotedAt: Instant
}

/** What the gates noticed and what follows from it. `value` is undefined when there is no price. */
export interface Assessment {
  readonly value: Money | undefined
  readonly findings: readonly Finding[]
  readonly outcome: Outcome
}

/** One decision with the exact texts it rests on and gave. Never changes once stored. */
export interface StoredDecision {
  readonly decisionId: Id
  readonly transferId: Id
  readonly purpose: Purpose
  readonly outcome: Outcome
  /** Canonical JSON of the frozen facts. */
  readonly facts: string
  readonly factsDigest: Uint8Array
  /** Canonical JSON of the findings. */
  readonly findings: string
  readonly rulebookDigest: string
  readonly codeVersion: string
  readonly decidedAt: Instant
}
