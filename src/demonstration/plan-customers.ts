import type { CustomerRecord, CustomerStatus } from "../customers/customers.ts"
import { addHours, hoursBetween, type Instant } from "../vocabulary/instant.ts"
import type { PlannedCustomer } from "./demonstration.ts"
import { inventCustomer } from "./invent-customer.ts"
import type { Chance } from "./open-chance.ts"

/** What is unlike other customers. Whoever may only deposit, or only withdraw, is no trouble as long as nothing else is asked. */
interface Trait {
  readonly record?: Partial<CustomerRecord>
  readonly becomes?: CustomerStatus
}

/** The traits of twenty customers, which repeat. */
const traits: readonly (Trait | undefined)[] = [
  undefined,
  undefined,
  { becomes: "suspended" },
  undefined,
  { record: { services: ["deposit"] } },
  { record: { status: "onboarding" } },
  undefined,
  { record: { country: null } },
  undefined,
  { record: { services: ["withdrawal"] } },
  { becomes: "closed" },
  { record: { status: "onboarding" }, becomes: "active" },
  undefined,
  undefined,
  undefined,
  { record: { walletAddress: null } },
  undefined,
  undefined,
  { record: { country: "CA" } },
  undefined,
]

/** Plans who the customers are. They are registered one after the other in the hours up to `from`. */
export function planCustomers(chance: Chance, { count, from, until }: { count: number; from: Instant; until: Instant }): PlannedCustomer[] {
  const span = hoursBetween(from, until)
  return Array.from({ length: count }, (_, position) => {
    const trait = traits[position % traits.length]
    const becomes = trait?.becomes
    const record = { ...inventCustomer(chance, position), ...trait?.record }
    const isTroubled = trait !== undefined && trait.record?.services === undefined
    const at = addHours(from, chance.between(span / 4, (span * 3) / 4))
    return {
      registeredAt: addHours(from, (position - count) / 60),
      record,
      change: becomes === undefined ? null : { at, status: becomes },
      isTroubled,
    }
  })
}
