import type { House } from "../../src/house.ts"
import type { Visit } from "./open-visit.ts"
import { readyCustomer } from "./ready-customer.ts"

/** Stands on the bundled synthetic list: a person who does not exist. */
export const listedName = "Demoniyar Zhalgan Synthetic"

let submitted = 0

/**
 * Submits a withdrawal to a listed name in the session of whoever is visiting, an analyst. Its data is complete, so that
 * nothing but a judgement stands in the way. Answers the ids of the held transfer and of its case.
 */
export async function submitListed(
  house: House,
  { context }: Visit,
  name: string = listedName,
): Promise<{ readonly transferId: string; readonly caseId: string }> {
  const { customerId } = await readyCustomer(house)
  const answer = await context.request.post("/v1/transfers", {
    headers: { origin: house.url, "idempotency-key": `journey-${process.pid}-${++submitted}` },
    data: {
      customerId,
      direction: "withdrawal",
      asset: "USDT",
      amount: "2500",
      otherParty: { kind: "natural", name, walletAddress: "TSyntheticBeneficiaryWallet000001" },
      otherWalletHosting: "vasp",
      otherVaspName: "Synthetic Exchange",
    },
  })
  if (answer.status() !== 201) throw new Error(`The transfer was answered with ${answer.status()}: ${await answer.text()}`)
  const { transfer, case: opened } = await answer.json()
  return { transferId: transfer.transferId, caseId: opened.caseId }
}
