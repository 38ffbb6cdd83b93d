/*
 * The eligibility gate asks whether the firm may do this at all, for this customer: known, active, of a served country,
 * and allowed this direction. It looks at the customer only, never at the other side, the value or any list of names.
 */
import type { Law } from "../rulebook/rulebook.ts"
import type { Citation } from "../vocabulary/citation.ts"
import type { Finding } from "../vocabulary/finding.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import type { Reason } from "../vocabulary/reason.ts"
import type { Direction } from "../vocabulary/transfer.ts"

export interface EligibilityFacts {
  /** `null` when no customer with this id is on record. */
  readonly customer: EligibleCustomer | null
  readonly direction: Direction
}

export interface EligibleCustomer {
  readonly status: "onboarding" | "active" | "suspended" | "closed"
  /** ISO 3166-1 country of residence; `null` when it is not on record. */
  readonly country: string | null
  readonly services: readonly Direction[]
}

/** Which policy of the rulebook each question is asked of. */
const policies = {
  customer: "eligibility.active_customers_only",
  countries: "eligibility.served_countries",
  services: "eligibility.agreed_services_only",
} as const

/** What stands in the way of serving this customer. Every finding holds until the facts or the policy change; none is waived. */
export function assessEligibility({ customer, direction }: EligibilityFacts, law: Law): Finding[] {
  return [...assessStatus(customer, law), ...assessCountry(customer, law), ...assessService(customer, direction, law)]
}

function assessStatus(customer: EligibleCustomer | null, law: Law): Finding[] {
  const policy = law.duty(policies.customer)
  const missing = policy === undefined ? [policyMissing(policies.customer, law)] : []
  const reason = customer === null ? "eligibility.customer_unknown" : reasonOfStatus[customer.status]
  if (reason === undefined) return missing
  return [
    ...missing,
    finding(reason, { policy, basis: customer?.status ?? "unknown", details: customer === null ? {} : { status: customer.status } }),
  ]
}

const reasonOfStatus = {
  onboarding: "eligibility.customer_onboarding",
  active: undefined,
  suspended: "eligibility.customer_suspended",
  closed: "eligibility.customer_closed",
} as const satisfies Record<EligibleCustomer["status"], Reason | undefined>

function assessCountry(customer: EligibleCustomer | null, law: Law): Finding[] {
  const policy = law.countries(policies.countries)
  if (policy === undefined) return [policyMissing(policies.countries, law)]
  if (customer === null) return []
  if (customer.country === null) return [finding("eligibility.country_unknown", { policy, basis: "unknown", details: {} })]
  if (policy.value.includes(customer.country)) return []
  return [finding("eligibility.country_not_served", { policy, basis: customer.country, details: { country: customer.country } })]
}

function assessService(customer: EligibleCustomer | null, direction: Direction, law: Law): Finding[] {
  const policy = law.duty(policies.services)
  if (policy === undefined) return [policyMissing(policies.services, law)]
  if (customer === null || customer.services.includes(direction)) return []
  return [finding("eligibility.service_not_permitted", { policy, basis: direction, details: { service: direction } })]
}

function policyMissing(id: string, law: Law): Finding {
  return finding("eligibility.policy_missing", { policy: { id, citations: [] }, basis: id, details: { rule: id, lawDate: law.date } })
}

function finding(
  reason: Reason,
  about: { policy: { id: string; citations: readonly Citation[] } | undefined; basis: string; details: JsonObject },
): Finding {
  const { policy, basis, details } = about
  const rule = policy === undefined ? {} : { rule: policy.id }
  return { gate: "eligibility", reason, severity: "hold", ends: "cure", ...rule, citations: policy?.citations ?? [], basis, details }
}
