import { expect, test } from "vitest"
import { parseRulebookSearch } from "./rulebook-search.ts"

test("day and text are read from the address; 30 February is no day", () => {
  expect(parseRulebookSearch({ on: "2026-02-28", find: "price" })).toEqual({ on: "2026-02-28", find: "price" })
  expect(parseRulebookSearch({ on: "2026-02-30", find: "" })).toEqual({})
})
