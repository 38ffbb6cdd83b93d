import fc from "fast-check"
import { expect, test } from "vitest"
import type { ListEntry } from "./list-entry.ts"
import { matchEntry } from "./match-entry.ts"
import { buildNameIndex, lookUp } from "./name-index.ts"

function entry(entryId: string, ...names: string[]): ListEntry {
  return {
    entryId,
    kind: "person",
    programs: ["TEST"],
    countries: [],
    addressCountries: [],
    birthDates: [],
    names: names.map((text, index) => ({ text, quality: index === 0 ? "primary" : "strong" })),
  }
}

test("an entry is found under each of its names, once", () => {
  const zhalgan = entry("1", "ZHALGAN, Demoniyar", "Demoniyar Zhalgan", "DEMON")
  const index = buildNameIndex([zhalgan, entry("2", "OTHER")])
  expect(lookUp(index, "Жалған Демонияр")).toEqual([zhalgan])
  expect(lookUp(index, "demon")).toEqual([zhalgan])
  expect(lookUp(index, "Demoniyar")).toEqual([])
})

test("all who bear a name are found", () => {
  const index = buildNameIndex([entry("1", "SMITH, John"), entry("2", "John Smith")])
  expect(lookUp(index, "john smith").map(({ entryId }) => entryId)).toEqual(["1", "2"])
})

test("a name that could never be asked for is a defect of the reader", () => {
  expect(() => buildNameIndex([entry("1", "...")])).toThrow("Entry 1")
})

test("names that look like members of every object are names like others", () => {
  const index = buildNameIndex([entry("1", "constructor")])
  expect(lookUp(index, "__proto__")).toEqual([])
  expect(lookUp(index, "toString")).toEqual([])
  expect(lookUp(index, "Constructor")).toHaveLength(1)
})

const name = fc.string({ unit: fc.constantFrom(..."abеиABЕИ ,-'"), minLength: 1, maxLength: 12 }).filter((text) => /\p{L}/u.test(text))

test("index and match agree: what matches is found, what is found matches", () => {
  fc.assert(
    fc.property(fc.array(fc.array(name, { minLength: 1, maxLength: 3 }), { maxLength: 8 }), name, (lists, asked) => {
      const entries = lists.map((names, id) => entry(String(id), ...names))
      const found = lookUp(buildNameIndex(entries), asked)
      expect(found).toEqual(entries.filter((candidate) => matchEntry(asked, candidate) !== undefined))
    }),
  )
})
