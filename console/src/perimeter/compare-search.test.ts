import { expect, test } from "vitest"
import { parseCompareSearch } from "./compare-search.ts"

test("both sides and the supposed fact are read from the address", () => {
  const search = {
    position: "p",
    beforeOn: "2026-06-01",
    afterRanks: "secondary",
    afterView: "declared",
    fact: "layer.seat",
    value: "aifc",
  }
  expect(parseCompareSearch(search)).toEqual(search)
  expect(parseCompareSearch({ value: true })).toEqual({ value: "true" })
})

test("what is no day, authority or view is left out", () => {
  expect(parseCompareSearch({ beforeOn: "soon", afterRanks: "all", afterView: 3, of: "" })).toEqual({})
})
