import fc from "fast-check"
import { expect, test } from "vitest"
import { orderDetails } from "./order-details.ts"

test("names and dates of birth come before ids", () => {
  const ordered = orderDetails({ entryId: "7", birthDates: [], list: "sdn", listedName: "X", name: "x" })
  expect(ordered.map(([key]) => key)).toEqual(["name", "listedName", "birthDates", "entryId", "list"])
})

test("no detail is lost or changed", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.integer()), (details) => {
      expect(new Map(orderDetails(details))).toEqual(new Map(Object.entries(details)))
    }),
  )
})
