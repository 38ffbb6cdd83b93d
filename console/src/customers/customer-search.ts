export const customerStatuses = ["onboarding", "active", "suspended", "closed"] as const
export type CustomerStatus = (typeof customerStatuses)[number]

/** The filters of the list of customers, as the URL holds them. */
export interface CustomerSearch {
  readonly status?: CustomerStatus
  readonly search?: string
}

const longestSearch = 100

/** Reads the filters out of an address; what is not one is left out. */
export function parseCustomerSearch({ status, search }: Record<string, unknown>): CustomerSearch {
  const knownStatus = customerStatuses.find((known) => known === status)
  // A number in an address is read as one; here it is part of a name or a reference.
  const text = typeof search === "string" || typeof search === "number" ? String(search).trim().slice(0, longestSearch) : ""
  return { ...(knownStatus === undefined ? {} : { status: knownStatus }), ...(text === "" ? {} : { search: text }) }
}
