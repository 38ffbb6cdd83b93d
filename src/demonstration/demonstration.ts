/*
 * The demonstration firm: a plainly synthetic exchange whose people, customers and transfers are invented, so that anybody
 * can try the house before trusting it with real data. What is invented is planned here by pure code from a seed; every
 * decision about it is a real one, made by the same stories that serve a real firm.
 */
import type { Customer, CustomerRecord } from "../customers/customers.ts"
import type { AssetAmount, AssetCode } from "../vocabulary/asset.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { Language } from "../vocabulary/language.ts"
import type { Party } from "../vocabulary/party.ts"
import type { Role } from "../vocabulary/role.ts"
import type { Direction, WalletHosting } from "../vocabulary/transfer.ts"

export const demonstrationFirm = { name: "Synthetic Steppe Exchange (demonstration)", country: "KZ" } as const

/** How large the invented world is. */
export interface DemonstrationSize {
  readonly customers: number
  readonly transfers: number
}

/** Somebody of the firm. */
export interface InventedPerson {
  readonly login: string
  readonly displayName: string
  readonly language: Language
  readonly role: Role
}

/** A price, quoted and recorded at the same moment. `rate` is in US dollars for one whole asset. */
export interface PlannedQuote {
  readonly at: Instant
  readonly asset: AssetCode
  readonly rate: string
  readonly source: string
}

export interface PlannedCustomer {
  readonly registeredAt: Instant
  readonly record: CustomerRecord
  /** What becomes of the customer later on, where anything does. */
  readonly change: { readonly at: Instant; readonly status: Customer["status"] } | null
  /** Something about the customer stands in the way of every transfer, now or from some day on. */
  readonly isTroubled: boolean
}

/** What is said about the other end of a transfer. */
export interface OtherSide {
  readonly party: Party
  readonly hosting: WalletHosting
  readonly vaspName: string | null
}

export const stepKinds = ["note", "amend", "prepare", "return", "decide"] as const
/** What people do about the transfer if it is held. A step that does not apply is passed over. */
export interface PlannedStep {
  readonly kind: (typeof stepKinds)[number]
  readonly at: Instant
}

export interface PlannedTransfer {
  readonly idempotencyKey: string
  readonly at: Instant
  /** Position among the planned customers. */
  readonly customer: number
  readonly direction: Direction
  readonly amount: AssetAmount
  /** As it is submitted: something may be missing. */
  readonly told: OtherSide
  /** As it turns out when somebody asks. */
  readonly learnt: OtherSide
  /** What the analyst recommends where nothing but judgement stands in the way. */
  readonly recommendation: "release" | "reject"
  readonly steps: readonly PlannedStep[]
}

/** The past of the firm up to `until`, in days of 24 hours counted from `from`. */
export interface DemonstrationPlan {
  readonly from: Instant
  readonly until: Instant
  readonly quotes: readonly PlannedQuote[]
  readonly customers: readonly PlannedCustomer[]
  /** Oldest first. */
  readonly transfers: readonly PlannedTransfer[]
}
