import fc from "fast-check"
import { expect, test } from "vitest"
import { readPrice } from "./read-price.ts"
import { readTraceFacts } from "./read-trace-facts.ts"

test("frozen facts are read as they were stored", () => {
  const facts = {
    customer: { status: "active", country: "KZ", party: { kind: "natural", name: "Aigerim" } },
    transfer: { otherParty: { kind: "natural", name: "Bob" }, otherWalletHosting: "vasp" },
    price: { rateId: "r", rate: "97000.5", source: "house", quotedAt: "2026-11-22T08:00:00.000Z" },
    screening: { lists: [{ title: "SDN" }], parties: [] },
    openCase: { caseId: "c" },
    clearances: [{}, {}],
  }
  expect(readTraceFacts(facts)).toEqual({
    customer: { name: "Aigerim", status: "active", country: "KZ" },
    otherParty: { name: "Bob", hosting: "vasp" },
    price: { rate: "97000.5", source: "house" },
    listTitles: ["SDN"],
    hasOpenCase: true,
    clearanceCount: 2,
  })
  expect(readPrice(facts)).toEqual({ rate: "97000.5", source: "house", quotedAt: "2026-11-22T08:00:00.000Z" })
})

test("whatever the facts are, reading them never fails and never invents", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom("customer", "transfer", "price", "screening", "openCase", "clearances"), fc.jsonValue()),
      (facts) => {
        const read = readTraceFacts(facts as Record<string, unknown>)
        expect(read.clearanceCount).toBeGreaterThanOrEqual(0)
        expect(readTraceFacts({})).toEqual({
          customer: undefined,
          otherParty: {},
          price: undefined,
          listTitles: undefined,
          hasOpenCase: false,
          clearanceCount: 0,
        })
      },
    ),
  )
})
