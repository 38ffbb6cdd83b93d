export const partyKinds = ["natural", "legal"] as const
export type PartyKind = (typeof partyKinds)[number]

/**
 * Originator or beneficiary, with what the Travel Rule may ask of either. An absent field is unknown, not empty.
 * Field names follow the rule's own words, not a messaging standard.
 */
export interface Party {
  readonly kind: PartyKind
  readonly name?: string
  readonly walletAddress?: string
  readonly accountNumber?: string
  /** Unique transaction reference where there is neither wallet nor account. */
  readonly transactionReference?: string
  readonly physicalAddress?: string
  readonly nationalId?: string
  readonly customerId?: string
  readonly birthDate?: string
  readonly birthPlace?: string
}

/** Names of the fields of a party that a rule can ask for. */
export const partyFields = [
  "name",
  "walletAddress",
  "accountNumber",
  "transactionReference",
  "physicalAddress",
  "nationalId",
  "customerId",
  "birthDate",
  "birthPlace",
] as const
export type PartyField = (typeof partyFields)[number]
