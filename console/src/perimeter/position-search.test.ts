import { expect, test } from "vitest"
import { parsePositionSearch } from "./position-search.ts"

test("day, authority, group and catalogue are read from the address", () => {
  const search = { on: "2026-07-12", ranks: "secondary", outcome: "open", catalogue: "services" }
  expect(parsePositionSearch(search)).toEqual(search)
})

test("a question to answer anew and the questions set aside are read from the address", () => {
  const search = { fact: "layer.seat", of: "entity:firm", aside: ["token.backing@token:gold"] }
  expect(parsePositionSearch(search)).toEqual(search)
})

test("what is no day, no group and no text is left out", () => {
  expect(parsePositionSearch({ on: "2026-02-30", outcome: "legal", catalogue: "", part: 7, aside: [] })).toEqual({})
})
