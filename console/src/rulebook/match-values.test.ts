import { expect, test } from "vitest"
import { matchValues } from "./match-values.ts"

const values = [
  { id: "valuation.price_max_age", meaning: "How old the price may be.", instrument: "house-policy" },
  { id: "screening.list_max_age", meaning: "How old the list may be.", instrument: "house-policy" },
]

test("every word must occur somewhere, in any order", () => {
  expect(matchValues(values, "max_age price").map(({ id }) => id)).toEqual(["valuation.price_max_age"])
  expect(matchValues(values, "OLD house")).toHaveLength(2)
  expect(matchValues(values, " ")).toEqual(values)
})
