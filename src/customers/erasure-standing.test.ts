import { expect, test } from "vitest"
import { judgeErasure } from "./erasure-standing.ts"

const customer = { status: "closed", erasedAt: null, updatedAt: "2020-03-01T00:00:00.000Z" } as const
const happened = { lastTransferAt: "2020-01-01T00:00:00.000Z", lastCaseAt: null, heldTransfers: 0 }
const proposal = { erasureId: "e", proposedBy: "p", proposedAt: "2026-03-02T00:00:00.000Z", expiresAt: "2026-03-09T00:00:00.000Z" }
const known = { customer, happened, retentionYears: 6, proposal: undefined, now: "2026-03-01T00:00:00.000Z" }

test.each([
  ["a customer who is still active", { customer: { ...customer, status: "active" } }, "not_closed", null],
  ["one with a held transfer", { happened: { ...happened, heldTransfers: 1 } }, "not_closed", null],
  ["one whose records are kept for another moment", { now: "2026-02-28T23:59:59.999Z" }, "retained", "2026-03-01T00:00:00.000Z"],
  [
    "one whose last transfer came later",
    { happened: { ...happened, lastTransferAt: "2021-01-01T00:00:00.000Z" } },
    "retained",
    "2027-01-01T00:00:00.000Z",
  ],
  ["one whom the law has let go", {}, "erasable", "2026-03-01T00:00:00.000Z"],
  ["one whom somebody has proposed", { proposal, now: "2026-03-08T00:00:00.000Z" }, "proposed", "2026-03-01T00:00:00.000Z"],
  ["one whose proposal has expired", { proposal, now: proposal.expiresAt }, "erasable", "2026-03-01T00:00:00.000Z"],
  ["one who was erased", { customer: { ...customer, erasedAt: "2026-03-02T00:00:00.000Z" } }, "erased", null],
] as const)("%s", (_, change, state, until) => {
  expect(judgeErasure({ ...known, ...change })).toMatchObject({ state, until })
})
