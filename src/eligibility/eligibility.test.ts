import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { loadRulebook } from "../rulebook/rulebook.store.ts"
import { lawOn } from "../rulebook/rulebook.ts"
import { findingKey } from "../vocabulary/finding.ts"
import { directions } from "../vocabulary/transfer.ts"
import { assessEligibility, type EligibilityFacts, type EligibleCustomer } from "./eligibility.ts"

const rulebook = loadRulebook()
const law = lawOn(rulebook, "2026-06-01")
const silent = lawOn({ digest: "none", parameters: new Map() }, "2026-06-01")
const active: EligibleCustomer = { status: "active", country: "KZ", services: ["withdrawal"] }

describe("an eligibility finding", () => {
  test.each<[string, EligibilityFacts["customer"], object]>([
    ["an unknown customer", null, { reason: "eligibility.customer_unknown", basis: "unknown", rule: "eligibility.active_customers_only" }],
    ["a suspended customer", { ...active, status: "suspended" }, { reason: "eligibility.customer_suspended", basis: "suspended" }],
    ["no country", { ...active, country: null }, { reason: "eligibility.country_unknown", rule: "eligibility.served_countries" }],
    [
      "a country not served",
      { ...active, country: "XX" },
      { reason: "eligibility.country_not_served", basis: "XX", details: { country: "XX" } },
    ],
    ["a service not agreed", { ...active, services: [] }, { reason: "eligibility.service_not_permitted", basis: "withdrawal" }],
  ])("about %s holds until the facts change, and cites house policy", (_, customer, expected) => {
    const findings = assessEligibility({ customer, direction: "withdrawal" }, law)
    expect(findings).toMatchObject([{ gate: "eligibility", severity: "hold", ends: "cure", ...expected }])
    expect(findings[0]?.citations.map(({ grade }) => grade)).toEqual(["policy"])
  })

  test("names each policy that is missing", () => {
    expect(assessEligibility({ customer: active, direction: "withdrawal" }, silent).map(findingKey)).toEqual([
      "eligibility.policy_missing|eligibility.active_customers_only",
      "eligibility.policy_missing|eligibility.served_countries",
      "eligibility.policy_missing|eligibility.agreed_services_only",
    ])
  })
})

describe("laws of this gate", () => {
  const customer = fc.record({
    status: fc.constantFrom("onboarding", "active", "suspended", "closed"),
    country: fc.option(fc.constantFrom("KZ", "XX", "GB"), { nil: null }),
    services: fc.subarray([...directions]),
  })
  const facts = fc.record({ customer: fc.option(customer, { nil: null }), direction: fc.constantFrom(...directions) })

  test("a rulebook without values holds, whoever the customer is", () => {
    fc.assert(fc.property(facts, (some) => assessEligibility(some, silent).length > 0))
  })

  test("what is unknown is never served", () => {
    fc.assert(
      fc.property(facts, (some) => (some.customer !== null && some.customer.country !== null) || assessEligibility(some, law).length > 0),
    )
  })

  test("agreeing a service never adds a finding", () => {
    fc.assert(
      fc.property(customer, fc.constantFrom(...directions), (some, direction) => {
        const agreed = { ...some, services: [...new Set([...some.services, direction])] }
        return (
          assessEligibility({ customer: agreed, direction }, law).length <= assessEligibility({ customer: some, direction }, law).length
        )
      }),
    )
  })

  test("no two findings share a key", () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(law, silent), (some, asked) => {
        const keys = assessEligibility(some, asked).map(findingKey)
        return new Set(keys).size === keys.length
      }),
    )
  })
})
