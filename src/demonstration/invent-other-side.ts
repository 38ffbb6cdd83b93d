import type { AssetCode } from "../vocabulary/asset.ts"
import type { Party, PartyKind } from "../vocabulary/party.ts"
import type { Direction } from "../vocabulary/transfer.ts"
import type { OtherSide } from "./demonstration.ts"
import { inventAddress, inventBirthDate, inventNationalId } from "./invent-customer.ts"
import { inventName } from "./invent-name.ts"
import { inventWallet } from "./invent-wallet.ts"
import type { Chance } from "./open-chance.ts"

const providers = [
  "Synthetic Caspian Exchange",
  "Synthetic Bosporus Custody",
  "Synthwallet Tbilisi",
  "Synthetic Silk Road Digital",
  "Synthetic Danube Brokers",
  "Synthetic Gulf Assets",
]

/** The other end of a transfer with nothing missing, at a provider. */
export function inventOtherSide(chance: Chance, { direction, asset }: { direction: Direction; asset: AssetCode }): OtherSide {
  const kind: PartyKind = chance.happens(0.25) ? "legal" : "natural"
  const known: Party = { kind, name: inventName(chance, kind), walletAddress: inventWallet(chance, asset) }
  const party = direction === "deposit" ? { ...known, ...inventIdentification(chance, kind) } : known
  return { party, hosting: "vasp", vaspName: chance.pick(providers) }
}

/** What an originator is asked for beside the name. */
function inventIdentification(chance: Chance, kind: PartyKind): Partial<Party> {
  const address = { physicalAddress: inventAddress(chance) }
  if (kind === "legal") return { ...address, nationalId: inventNationalId(chance) }
  return { ...address, birthDate: inventBirthDate(chance), birthPlace: "Synthetic City" }
}
