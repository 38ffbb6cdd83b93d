import type { TransferFacts } from "../../src/transfers/transfers.ts"

/** Facts of a withdrawal against which no gate has anything to say but notes: change one thing and see what it does. */
export function aCleanWithdrawal(changes: Partial<TransferFacts> = {}): TransferFacts {
  return {
    form: "shekara/transfer-facts@1",
    entity: { entityId: "01900000-0000-7000-8000-0000000000e1", isDemonstration: true },
    purpose: "submission",
    assessedAt: "2026-11-22T08:00:00.000Z",
    lawDate: "2026-11-22",
    transfer: {
      transferId: "01900000-0000-7000-8000-0000000000a1",
      customerId: "01900000-0000-7000-8000-0000000000c1",
      direction: "withdrawal",
      asset: "USDT",
      units: "500000000",
      otherParty: { kind: "natural", name: "Aigerim Synthetic", walletAddress: "TSyntheticBeneficiary00000000000001" },
      otherWalletHosting: "vasp",
      otherVaspName: "Synthetic Exchange",
      requestedAt: "2026-11-22T08:00:00.000Z",
    },
    customer: {
      status: "active",
      country: "KZ",
      services: ["withdrawal", "deposit"],
      party: {
        kind: "natural",
        name: "Daniyar Synthetic",
        customerId: "01900000-0000-7000-8000-0000000000c1",
        walletAddress: "TSyntheticOriginator000000000000001",
      },
    },
    price: { rateId: "01900000-0000-7000-8000-0000000000b1", rate: "1", source: "synthetic", quotedAt: "2026-11-22T07:00:00.000Z" },
    screening: {
      lists: [
        {
          list: "ofac-sdn",
          listVersionId: "01900000-0000-7000-8000-0000000000d1",
          title: "Synthetic list",
          isSynthetic: true,
          activatedAt: "2026-11-22T06:00:00.000Z",
          confirmedAt: "2026-11-22T06:00:00.000Z",
          digest: "00",
        },
      ],
      parties: [
        { role: "customer", name: "Daniyar Synthetic", candidates: [] },
        { role: "other_party", name: "Aigerim Synthetic", candidates: [] },
      ],
    },
    openCase: null,
    clearances: [],
    verdict: null,
    ...changes,
  }
}
