import { expect, test } from "vitest"
import { draftOf, emptyDraft, valueOfDraft } from "./answer-value.ts"

test.each([
  ["bool", "true", true],
  ["bool", "", undefined],
  ["enum", " aifc ", "aifc"],
  ["int", "1 000", "1000"],
  ["money", "1000,50", "1000.50 KZT"],
  ["date", "2026-11-22", "2026-11-22"],
  ["text", "  ", undefined],
  ["countries", "kz, ae", ["KZ", "AE"]],
  ["countries", "", []],
] as const)("what is typed for a %s, “%s”, is written as the sheet writes it", (type, text, value) => {
  expect(valueOfDraft({ type, unit: "KZT" }, { ...emptyDraft, text })).toEqual(value)
})

test("no word of a set is an answer too", () => {
  expect(valueOfDraft({ type: "set" }, emptyDraft)).toEqual([])
})

test("a stated value is changed from where it stands", () => {
  expect(draftOf("1000.50 KZT").text).toBe("1000.50")
  expect(draftOf(["client", "firm"]).words).toEqual(["client", "firm"])
  expect(draftOf(undefined)).toEqual(emptyDraft)
})
