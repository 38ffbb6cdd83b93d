import { expect, test } from "vitest"
import { mapEntry } from "./lists/ofac/map-entry.ts"
import { parseList } from "./lists/ofac/parse-list.ts"
import { buildNameIndex, lookUp } from "./name-index.ts"
import { readSyntheticFiles } from "./synthetic-list.store.ts"

test("the bundled list is in the publisher's very form and names nobody who could be real", async () => {
  const entries = parseList(await readSyntheticFiles()).map(mapEntry)
  expect(entries).toHaveLength(25)
  expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(["person", "organisation", "vessel", "aircraft"]))
  for (const { names, programs, countries, addressCountries } of entries) {
    expect(programs).toEqual(["SYNTHETIC"])
    for (const { text } of names) expect(text).toMatch(/SYNTHETIC|СИНТЕТИК/)
    for (const country of [...countries, ...addressCountries]) expect(["Examplia", "Vymyslia", "Oydan Eli"]).toContain(country)
  }
})

test.each([
  ["Demoniyar Zhalgan Synthetic", "900001"],
  ["Жалған Синтетик Демонияр", "900001"],
  ["Вымышленов Синтетик Несуществуй Тестович", "900005"],
  ["ОсОО Ничего", undefined],
  ["ООО «Вымысел Синтетик»", "900102"],
])("%s meets %s on it", async (name, entryId) => {
  const index = buildNameIndex(parseList(await readSyntheticFiles()).map(mapEntry))
  expect(lookUp(index, name)[0]?.entryId).toBe(entryId)
})
