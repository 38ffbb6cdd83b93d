import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { normaliseName } from "../../normalise-name.ts"
import { mapEntry } from "./map-entry.ts"
import type { OfacEntry } from "./parse-list.ts"

const plain: OfacEntry = {
  entryNumber: "6925",
  name: "GHAILANI, Ahmed",
  type: "individual",
  program: "SDGT",
  title: undefined,
  vesselFlag: undefined,
  remarks: "",
  aliases: [],
  addressCountries: [],
}

test("names keep their quality: listed under, alias, weak alias from the remarks", () => {
  const remarks =
    "DOB 1974; a.k.a. 'FUPI'; f.k.a. ''AHMED THE TANZANIAN''; a.k.a. ABU NOT QUOTED; Linked To: a.k.a. 'NOT MINE'; a.k.a. 'ABU HURAYRAH AL-SAN'AI'."
  expect(mapEntry({ ...plain, aliases: ["KHALFAN, Ahmed"], remarks }).names).toEqual([
    { text: "GHAILANI, Ahmed", quality: "primary" },
    { text: "KHALFAN, Ahmed", quality: "strong" },
    { text: "FUPI", quality: "weak" },
    { text: "'AHMED THE TANZANIAN'", quality: "weak" },
    { text: "ABU HURAYRAH AL-SAN'AI", quality: "weak" },
  ])
})

describe("dates of birth", () => {
  test.each([
    ["DOB 14 Mar 1974", "1974-03-14"],
    ["DOB Mar 1974.", "1974-03"],
    ["alt. DOB 1974", "1974"],
    ["DOB circa 1974", "1974~"],
    ["DOB 1962 to 1964", "1962/1964"],
    ["DOB 01 Jan 1962 to 31 Dec 1964", "1962-01-01/1964-12-31"],
    ["DOB circa 1979-1982", "1979-1982~"],
    ["DOB some day", "some day"],
    ["DOB 14 Foo 1974", "14 Foo 1974"],
  ])("%s is kept as %s", (remarks, kept) => {
    expect(mapEntry({ ...plain, remarks }).birthDates).toEqual([kept])
  })
})

test("nationality, citizenship and a vessel's flag are its countries, each once", () => {
  expect(mapEntry({ ...plain, remarks: "nationality Iran; citizen Iran; alt. citizen Iraq.", vesselFlag: "Panama" }).countries).toEqual([
    "Iran",
    "Iraq",
    "Panama",
  ])
})

test.each([
  ["individual", "person"],
  [undefined, "organisation"],
  ["vessel", "vessel"],
  ["aircraft", "aircraft"],
] as const)("%s is a %s", (type, kind) => {
  expect(mapEntry({ ...plain, type }).kind).toBe(kind)
})

test("several programmes are several", () => {
  expect(mapEntry({ ...plain, program: "NPWMD] [IFSR" }).programs).toEqual(["NPWMD", "IFSR"])
})

test("whatever the remarks say, no name is lost and none is empty", () => {
  const piece = fc.constantFrom("a.k.a. '", "'", ";", " ", ".", "DOB ", " to ", "circa ", "14 Mar 1974", "1974", "nationality ", "X", "''")
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const { names } = mapEntry({ ...plain, aliases: ["A", "B"], remarks: pieces.join("") })
      expect(names.length).toBeGreaterThanOrEqual(3)
      for (const { text } of names) expect(normaliseName(text)).not.toBe("")
    }),
  )
})
