/*
 * The customers room knows whom the firm serves: who they are, where they live, what they may do. Later issues add
 * onboarding, ownership and risk rating; a customer who is not on record here moves nothing.
 */
import type { Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { Party, PartyKind } from "../vocabulary/party.ts"
import type { Direction } from "../vocabulary/transfer.ts"

export const customerStatuses = ["onboarding", "active", "suspended", "closed"] as const
export type CustomerStatus = (typeof customerStatuses)[number]

/** What the firm has on record about a customer. `null` is unknown, never "none". */
export interface CustomerRecord {
  /** The firm's own reference, unique among its customers. */
  readonly reference: string
  readonly kind: PartyKind
  readonly name: string
  /** ISO 3166-1 alpha-2 country of residence. */
  readonly country: string | null
  readonly status: CustomerStatus
  readonly services: readonly Direction[]
  readonly walletAddress: string | null
  readonly physicalAddress: string | null
  readonly nationalId: string | null
  readonly birthDate: string | null
  readonly birthPlace: string | null
}

export interface Customer extends Omit<CustomerRecord, "name"> {
  readonly customerId: Id
  /** Null for an erased customer, of whom nothing personal is left. */
  readonly name: string | null
  readonly erasedAt: Instant | null
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly version: number
}

/** The fields of a record that are sealed. The firm's own reference, country and status are not personal by themselves. */
export type PersonalRecord = Pick<CustomerRecord, "name" | "walletAddress" | "physicalAddress" | "nationalId" | "birthDate" | "birthPlace">

export function personalOf({ name, walletAddress, physicalAddress, nationalId, birthDate, birthPlace }: PersonalRecord): PersonalRecord {
  return { name, walletAddress, physicalAddress, nationalId, birthDate, birthPlace }
}

/** The customer as a party of a transfer: only what is known, under the Travel Rule's own words. */
export function partyOf(customer: CustomerRecord & { readonly customerId: Id }): Party {
  const { kind, name, customerId, walletAddress, physicalAddress, nationalId, birthDate, birthPlace } = customer
  return { kind, name, customerId, ...known({ walletAddress, physicalAddress, nationalId, birthDate, birthPlace }) }
}

function known<T extends Record<string, string | null>>(fields: T): { [K in keyof T]?: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as { [K in keyof T]?: string }
}
