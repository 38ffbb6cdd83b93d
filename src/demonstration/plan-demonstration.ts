import { addHours, type Instant } from "../vocabulary/instant.ts"
import type { DemonstrationPlan, DemonstrationSize } from "./demonstration.ts"
import { inventQuotes } from "./invent-quotes.ts"
import { type Chance, openChance } from "./open-chance.ts"
import { planCustomers } from "./plan-customers.ts"
import { planTransfer } from "./plan-transfer.ts"

const daysInAll = 14

const millisecondsPerHour = 3_600_000
const day = { opens: 9, closes: 20, hoursAheadOfUtc: 5 }
/** How many transfers come in an hour of the night for each in an hour of the day. */
const nightShare = 0.2

interface Order {
  readonly seed: number
  /** The last moment of the invented past. */
  readonly until: Instant
  readonly size: DemonstrationSize
  /** Names that stand on the sanctions list in force. */
  readonly listedNames: readonly string[]
}

/** Plans the last two weeks of the invented firm. The same order gives the same plan, to the letter. */
export function planDemonstration({ seed, until, size, listedNames }: Order): DemonstrationPlan {
  const from = addHours(until, -24 * daysInAll)
  const quotes = inventQuotes(openChance(seed, "quotes"), { from, until })
  const customers = planCustomers(openChance(seed, "customers"), { count: size.customers, from, until })
  const moments = pickMoments(openChance(seed, "moments"), { count: size.transfers, from })
  const chance = openChance(seed, "transfers")
  const transfers = moments.map((at, position) => planTransfer(chance, { customers, quotes, listedNames, until }, { position, at }))
  return { from, until, quotes, customers, transfers }
}

/** When the firm was founded: before its first customer came, so that everything has a beginning. */
export function foundedAt({ until, size }: Pick<Order, "until" | "size">): Instant {
  return addHours(until, -24 * daysInAll - 1 - size.customers / 60)
}

/** More by day than by night, oldest first. */
function pickMoments(chance: Chance, { count, from }: { count: number; from: Instant }): Instant[] {
  return Array.from({ length: count }, () => pickMoment(chance, from)).sort()
}

function pickMoment(chance: Chance, from: Instant): Instant {
  const at = new Date(Date.parse(from) + Math.floor(chance.between(0, 24 * daysInAll * millisecondsPerHour)))
  const hour = (at.getUTCHours() + day.hoursAheadOfUtc) % 24
  const isByDay = hour >= day.opens && hour < day.closes
  return isByDay || chance.happens(nightShare) ? at.toISOString() : pickMoment(chance, from)
}
