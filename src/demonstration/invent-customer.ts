import type { CustomerRecord } from "../customers/customers.ts"
import type { PartyKind } from "../vocabulary/party.ts"
import { directions } from "../vocabulary/transfer.ts"
import { inventName } from "./invent-name.ts"
import { inventWallet } from "./invent-wallet.ts"
import type { Chance } from "./open-chance.ts"

/** Mostly the firm's own country. Every one of them is served by the example policy of the rulebook. */
const countries = ["KZ", "KZ", "KZ", "KZ", "KZ", "KZ", "UZ", "UZ", "KG", "GE", "AM", "AZ", "TR", "AE", "DE", "GB"]

const birthYears = { first: 1956, last: 2004 }

/** A customer with nothing missing, who is active and may do everything. */
export function inventCustomer(chance: Chance, position: number): CustomerRecord {
  const kind: PartyKind = chance.happens(0.2) ? "legal" : "natural"
  return {
    reference: `DEMO-${String(position + 1).padStart(4, "0")}`,
    kind,
    name: inventName(chance, kind),
    country: chance.pick(countries),
    status: "active",
    services: [...directions],
    walletAddress: inventWallet(chance, "ETH"),
    physicalAddress: inventAddress(chance),
    nationalId: inventNationalId(chance),
    birthDate: kind === "natural" ? inventBirthDate(chance) : null,
    birthPlace: kind === "natural" ? "Synthetic City" : null,
  }
}

/** A street that is on no map. */
export function inventAddress(chance: Chance): string {
  return `${1 + chance.below(200)} ${chance.pick(["Invented Street", "Made-up Avenue", "Nowhere Lane", "улица Вымышленная", "Ойдан көшесі"])}, Synthetic City`
}

/** In the form of no country's number. */
export function inventNationalId(chance: Chance): string {
  return `SYNTHETIC-${String(chance.below(1_000_000)).padStart(6, "0")}`
}

export function inventBirthDate(chance: Chance): string {
  const year = birthYears.first + chance.below(birthYears.last - birthYears.first)
  const [month, day] = [1 + chance.below(12), 1 + chance.below(28)].map((number) => String(number).padStart(2, "0"))
  return `${year}-${month}-${day}`
}
