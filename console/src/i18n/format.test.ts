import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { languages } from "../../../src/vocabulary/language.ts"
import { describeSpan } from "./describe-span.ts"
import { formatDate, formatInstant, formatUtc } from "./format-date.ts"
import { formatCount, formatDecimal } from "./format-number.ts"

describe("a date", () => {
  test.each([
    ["en", "6 March 2026"],
    ["ru", "6 марта 2026 г."],
    ["kk", "2026 ж. 6 наурыз"],
  ] as const)("reads in %s as %s", (language, words) => {
    expect(formatDate("2026-03-06", language)).toBe(words)
  })

  test("agrees with the full locale data of Node for each month of each language", () => {
    const locales = { en: "en-GB", ru: "ru", kk: "kk" } as const
    for (const language of languages) {
      const theirs = new Intl.DateTimeFormat(locales[language], { dateStyle: "long", timeZone: "UTC" })
      for (let month = 1; month <= 12; month += 1) {
        const date = `2026-${String(month).padStart(2, "0")}-09`
        expect(formatDate(date, language)).toBe(theirs.format(new Date(`${date}T12:00:00Z`)).replaceAll("\u00a0", " "))
      }
    }
  })

  test("that is no date is a bug, not a blank", () => {
    expect(() => formatDate("2026-13-01", "kk")).toThrow("No month 13")
  })
})

describe("a moment", () => {
  test("is shown in Almaty: five hours ahead of UTC since March 2024, six before", () => {
    expect(formatInstant("2026-11-22T20:30:00.000Z", "en")).toBe("23 November 2026, 01:30")
    expect(formatInstant("2024-02-01T20:30:00.000Z", "en")).toBe("2 February 2024, 02:30")
    expect(formatInstant("2026-11-22T19:00:00.000Z", "kk")).toBe("2026 ж. 23 қараша, 00:00")
  })

  test("is shown in UTC to the second for comparison with logs", () => {
    expect(formatUtc("2026-11-22T20:30:05.123Z")).toBe("2026-11-22 20:30:05 UTC")
  })
})

describe("a number", () => {
  test.each([
    ["en", "1,234,567.80"],
    ["ru", "1\u00a0234\u00a0567,80"],
    ["kk", "1\u00a0234\u00a0567,80"],
  ] as const)("in %s reads %s", (language, words) => {
    expect(formatDecimal("1234567.80", language)).toBe(words)
  })

  test("keeps every digit, however long", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?\d{1,40}(\.\d{1,18})?$/), fc.constantFrom(...languages), (decimal, language) => {
        const digits = formatDecimal(decimal, language).replace(/[^\d]/g, "")
        expect(digits).toBe(decimal.replace(/[^\d]/g, ""))
      }),
    )
  })

  test("that is none comes back unchanged", () => {
    expect(formatDecimal("about 7", "ru")).toBe("about 7")
    expect(formatCount(12345, "ru")).toBe("12\u00a0345")
  })
})

describe("a span", () => {
  test.each([
    [90, { isPast: false, unit: "minutes", count: 90 }],
    [-119, { isPast: true, unit: "minutes", count: 119 }],
    [47 * 60, { isPast: false, unit: "hours", count: 47 }],
    [-72 * 60, { isPast: true, unit: "days", count: 3 }],
  ] as const)("of %d minutes is told in full units", (minutes, span) => {
    expect(describeSpan(minutes * 60_000, 0)).toEqual(span)
  })
})

test("browsers and Node agree that Kazakh has two plural forms and Russian four", () => {
  expect(new Intl.PluralRules("kk").resolvedOptions().pluralCategories.toSorted()).toEqual(["one", "other"])
  expect(new Intl.PluralRules("ru").resolvedOptions().pluralCategories.toSorted()).toEqual(["few", "many", "one", "other"])
})
