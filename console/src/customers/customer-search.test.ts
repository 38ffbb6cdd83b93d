import { expect, test } from "vitest"
import { parseCustomerSearch } from "./customer-search.ts"

test("status and search are read from the address", () => {
  expect(parseCustomerSearch({ status: "active", search: " Aigerim " })).toEqual({ status: "active", search: "Aigerim" })
  expect(parseCustomerSearch({ search: 1042 })).toEqual({ search: "1042" })
})

test("what the API would refuse is left out", () => {
  expect(parseCustomerSearch({ status: "gone", search: "  " })).toEqual({})
  expect(parseCustomerSearch({ search: "x".repeat(200) }).search).toHaveLength(100)
})
