import { expect, test } from "vitest"
import { parseCaseSearch } from "./case-search.ts"

test("state and owner are read from the address, anything else is left out", () => {
  const ownerId = "018f0000-0000-7000-8000-000000000001"
  expect(parseCaseSearch({ state: "prepared", ownerId })).toEqual({ state: "prepared", ownerId })
  expect(parseCaseSearch({ state: "all" })).toEqual({ state: "all" })
  expect(parseCaseSearch({ state: "lost", ownerId: "me" })).toEqual({})
})
