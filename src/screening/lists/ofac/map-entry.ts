import type { EntryKind, ListEntry, ListedName } from "../../list-entry.ts"
import { normaliseName } from "../../normalise-name.ts"
import type { OfacEntry } from "./parse-list.ts"

/** An entry of the Treasury's in our words. Weak aliases stand only in the remarks, in quotes after `a.k.a.`. */
export function mapEntry(entry: OfacEntry): ListEntry {
  const remarks = entry.remarks.split(";").map((remark) => remark.trim())
  const nationalities = valuesAfter(remarks, /^(?:alt\. )?(?:nationality|citizen) (.+)$/)
  return {
    entryId: entry.entryNumber,
    kind: kindOf(entry.type),
    names: namesOf(entry, remarks),
    programs: entry.program.split("] [").map((program) => program.trim()),
    countries: distinct(entry.vesselFlag === undefined ? nationalities : [...nationalities, entry.vesselFlag]),
    addressCountries: entry.addressCountries,
    birthDates: distinct(valuesAfter(remarks, /^(?:alt\. )?DOB (.+)$/).map(printBirthDate)),
    ...(entry.title === undefined ? {} : { title: entry.title }),
    ...(entry.remarks === "" ? {} : { remarks: entry.remarks }),
  }
}

function kindOf(type: OfacEntry["type"]): EntryKind {
  switch (type) {
    case "individual":
      return "person"
    case undefined:
      return "organisation"
    case "vessel":
    case "aircraft":
      return type
  }
}

function namesOf({ name, aliases }: OfacEntry, remarks: readonly string[]): readonly ListedName[] {
  const weak = valuesAfter(remarks, /^[afn]\.k\.a\. '(.+)$/).map((rest) => rest.replace(/'$/, "").trim())
  return [
    { text: name, quality: "primary" },
    ...aliases.map((text): ListedName => ({ text, quality: "strong" })),
    // Quotes around nothing name nobody.
    ...weak.filter((text) => normaliseName(text) !== "").map((text): ListedName => ({ text, quality: "weak" })),
  ]
}

/** What follows the words in each remark that has them, without the full stop that ends the remarks. */
function valuesAfter(remarks: readonly string[], words: RegExp): readonly string[] {
  return remarks.map((remark) => words.exec(remark.replace(/\.$/, ""))?.[1]).filter((value) => value !== undefined)
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

/** `14 Mar 1974` becomes `1974-03-14`, a span `1962/1964`, `circa 1970` `1970~`; what fits no form stays as published. */
function printBirthDate(published: string): string {
  const isAbout = published.startsWith("circa ")
  const [first, last] = published
    .replace(/^circa /, "")
    .split(" to ")
    .map(printDay)
  if (first === undefined) return published
  return `${last === undefined ? first : `${first}/${last}`}${isAbout ? "~" : ""}`
}

function printDay(published: string): string {
  const match = /^(?:(\d{2}) )?(?:([A-Z][a-z]{2}) )?(\d{4})$/.exec(published)
  if (match === null) return published
  const [, day, monthName, year] = match
  if (monthName === undefined) return day === undefined ? String(year) : published
  const month = months.indexOf(monthName) + 1
  if (month === 0) return published
  return [year, String(month).padStart(2, "0"), day].filter((part) => part !== undefined).join("-")
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
}
