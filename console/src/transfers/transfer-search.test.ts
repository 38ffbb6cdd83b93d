import fc from "fast-check"
import { expect, test } from "vitest"
import { parseTransferSearch } from "./transfer-search.ts"

test("filters are read from the address", () => {
  const customerId = "018f0000-0000-7000-8000-000000000001"
  expect(parseTransferSearch({ state: "held", direction: "deposit", customerId })).toEqual({
    state: "held",
    direction: "deposit",
    customerId,
  })
})

test("anything else is left out, so that the API is never asked what it would refuse", () => {
  expect(parseTransferSearch({ state: "lost", direction: 7, customerId: "x", more: "y" })).toEqual({})
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom("state", "direction", "customerId", "z"), fc.jsonValue()),
      (search) => Object.keys(parseTransferSearch(search)).length <= 3,
    ),
  )
})
