import type { Law } from "../rulebook/rulebook.ts"
import type { Finding } from "../vocabulary/finding.ts"
import { hoursBetween, type Instant } from "../vocabulary/instant.ts"
import type { PriceFact } from "./transfers.ts"

const rule = "valuation.price_max_age"

/** Is there a price young enough to say what this transfer is worth? Without one nothing is released. */
export function assessPrice(
  facts: { readonly price: PriceFact | null; readonly asset: string; readonly assessedAt: Instant },
  law: Law,
): Finding[] {
  const maxAge = law.hours(rule)
  if (maxAge === undefined) return [holding("valuation.policy_missing", facts.asset, {})]
  const { price } = facts
  if (price === null)
    return [{ ...holding("valuation.price_missing", facts.asset, { asset: facts.asset }), rule, citations: maxAge.citations }]
  if (hoursBetween(price.quotedAt, facts.assessedAt) < maxAge.value) return []
  const details = { asset: facts.asset, quotedAt: price.quotedAt, source: price.source, maxAgeHours: maxAge.value }
  return [{ ...holding("valuation.price_stale", price.rateId, details), rule, citations: maxAge.citations }]
}

function holding(reason: Finding["reason"], basis: string, details: Finding["details"]): Finding {
  return { gate: "story", reason, severity: "hold", ends: "cure", citations: [], basis, details }
}
