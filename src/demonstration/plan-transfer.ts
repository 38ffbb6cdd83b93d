import { type AssetAmount, type AssetCode, assetCodes, parseAssetAmount } from "../vocabulary/asset.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { Party, PartyField } from "../vocabulary/party.ts"
import { directions } from "../vocabulary/transfer.ts"
import type { OtherSide, PlannedCustomer, PlannedQuote, PlannedTransfer } from "./demonstration.ts"
import { inventOtherSide } from "./invent-other-side.ts"
import type { Chance } from "./open-chance.ts"
import { planSteps } from "./plan-steps.ts"

/** What is remarkable about a transfer, by how often out of a thousand. */
const plots = [
  { often: 800, plot: "ordinary" },
  { often: 100, plot: "self_hosted_small" },
  { often: 26, plot: "hosting_unknown" },
  { often: 22, plot: "name_missing" },
  { often: 20, plot: "self_hosted_large" },
  { often: 14, plot: "name_listed" },
  { often: 9, plot: "account_missing" },
  { often: 6, plot: "identification_missing" },
  { often: 3, plot: "name_in_another_script" },
] as const
type Plot = (typeof plots)[number]["plot"]

/** In US dollars, spread evenly over orders of magnitude. */
const dollars: Partial<Record<Plot, { readonly least: number; readonly most: number }>> = {
  self_hosted_small: { least: 15, most: 600 },
  self_hosted_large: { least: 2_500, most: 60_000 },
  identification_missing: { least: 2_000, most: 30_000 },
}
const usualDollars = { least: 20, most: 25_000 }

/** How often somebody about whom something is amiss asks for a transfer. */
const troubledShare = 0.04
const rejectedShare = 0.15

export interface World {
  readonly customers: readonly PlannedCustomer[]
  readonly quotes: readonly PlannedQuote[]
  /** Names that stand on the sanctions list in force. */
  readonly listedNames: readonly string[]
  readonly until: Instant
}

/** Plans one transfer: who asks for what, what is told of the other side, and what people do if it is held. */
export function planTransfer(chance: Chance, world: World, { position, at }: { position: number; at: Instant }): PlannedTransfer {
  const { plot } = chance.pickByOften(plots)
  const customer = pickCustomer(chance, world.customers)
  const services = world.customers[customer]?.record.services
  const direction =
    plot === "identification_missing" ? "deposit" : chance.pick(chance.happens(0.02) ? directions : (services ?? directions))
  const asset = chance.pick(assetCodes)
  const other = inventOtherSide(chance, { direction, asset })
  const sides = tell(plot, other, { chance, listedNames: world.listedNames })
  return {
    idempotencyKey: `demonstration-${String(position + 1).padStart(6, "0")}`,
    at,
    customer,
    direction,
    amount: inventAmount(chance, { asset, plot, quotes: world.quotes, at }),
    ...sides,
    recommendation: chance.happens(plot === "name_listed" ? 0.5 : rejectedShare) ? "reject" : "release",
    steps: planSteps(chance, { heldAt: at, until: world.until }),
  }
}

function pickCustomer(chance: Chance, customers: readonly PlannedCustomer[]): number {
  const isTroubled = chance.happens(troubledShare)
  return chance.pick([...customers.entries()].filter(([, customer]) => customer.isTroubled === isTroubled))[0]
}

/** What is told at first, and what turns out when somebody asks. */
function tell(
  plot: Plot,
  other: OtherSide,
  { chance, listedNames }: { chance: Chance; listedNames: readonly string[] },
): Pick<PlannedTransfer, "told" | "learnt"> {
  const selfHosted: OtherSide = { ...other, hosting: "self_hosted", vaspName: null }
  switch (plot) {
    case "ordinary":
      return { told: other, learnt: other }
    case "self_hosted_small":
    case "self_hosted_large":
      return { told: selfHosted, learnt: selfHosted }
    case "hosting_unknown":
      return { told: { ...other, hosting: "unknown", vaspName: null }, learnt: chance.happens(0.7) ? other : selfHosted }
    case "name_listed": {
      const listed = { ...other, party: { ...other.party, name: chance.pick(listedNames) } }
      return { told: listed, learnt: listed }
    }
    case "name_in_another_script":
      return { told: { ...other, party: { ...other.party, name: "合成 例子" } }, learnt: other }
    default:
      return { told: { ...other, party: without(other.party, missing[plot]) }, learnt: other }
  }
}

const missing = {
  name_missing: ["name"],
  account_missing: ["walletAddress"],
  identification_missing: ["physicalAddress", "nationalId", "birthDate", "birthPlace"],
} as const satisfies Partial<Record<Plot, readonly PartyField[]>>

function without(party: Party, fields: readonly PartyField[]): Party {
  const left = Object.entries(party).filter(([field]) => !fields.some((missed) => missed === field))
  return { kind: party.kind, ...Object.fromEntries(left) }
}

function inventAmount(chance: Chance, asked: { asset: AssetCode; plot: Plot; quotes: readonly PlannedQuote[]; at: Instant }): AssetAmount {
  const { asset, plot, quotes, at } = asked
  const { least, most } = dollars[plot] ?? usualDollars
  const value = Math.exp(chance.between(Math.log(least), Math.log(most)))
  const quote = quotes.findLast((other) => other.asset === asset && other.at <= at)
  if (quote === undefined) throw new Error(`No price of ${asset} is planned before ${at}`)
  const whole = Number((value / Number(quote.rate)).toPrecision(3))
  const amount = parseAssetAmount(whole.toFixed(6), asset)
  if (amount === undefined) throw new Error(`${whole} ${asset} cannot be moved`)
  return amount
}
