import { type Direction, directions } from "../../../src/vocabulary/transfer.ts"
import type { Customer } from "./customer-queries.ts"
import { type CustomerStatus, customerStatuses } from "./customer-search.ts"

/** The text fields of a customer's record that may be unknown. */
export const optionalFields = ["country", "walletAddress", "physicalAddress", "nationalId", "birthDate", "birthPlace"] as const
type OptionalField = (typeof optionalFields)[number]

export type CustomerFields = Record<OptionalField | "name" | "status", string>

/** What a form begins with: a record, or nothing. */
export function fieldsOf(customer: Customer | undefined): CustomerFields {
  const known = Object.fromEntries(optionalFields.map((field) => [field, customer?.[field] ?? ""])) as Record<OptionalField, string>
  return { ...known, name: customer?.name ?? "", status: customer?.status ?? "onboarding" }
}

/** What the API is sent: an empty field is unknown, which is `null`, never an empty text. */
export function recordOf(values: CustomerFields, services: readonly string[]) {
  const known = Object.fromEntries(
    optionalFields.map((field) => [field, values[field].trim() === "" ? null : values[field].trim()]),
  ) as Record<OptionalField, string | null>
  return {
    ...known,
    country: known.country?.toUpperCase() ?? null,
    name: values.name.trim(),
    status: statusOf(values.status),
    services: servicesOf(services),
  }
}

function statusOf(text: string): CustomerStatus {
  const found = customerStatuses.find((known) => known === text)
  if (found === undefined) throw new Error(`${text} is no status of a customer`)
  return found
}

function servicesOf(texts: readonly string[]): Direction[] {
  return directions.filter((known) => texts.includes(known))
}
