import { expect, test } from "vitest"
import { fieldLines, localTime, tableLines } from "./print.ts"

test("columns are as wide as their widest cell, and letters of all three languages count alike", () => {
  expect(
    tableLines(
      ["Name", "State"],
      [
        ["Әлия", "held"],
        ["Demoniyar", "released"],
      ],
    ),
  ).toEqual(["Name       State", "Әлия       held", "Demoniyar  released"])
})

test("an empty list says so", () => {
  expect(tableLines(["Name"], [])).toEqual(["Nothing."])
})

test("what is not known is not left blank", () => {
  expect(
    fieldLines([
      ["Value", null],
      ["State", "held"],
    ]),
  ).toEqual(["  Value  not known", "  State  held"])
})

test("a name cannot move the cursor", () => {
  expect(tableLines(["Name"], [["\u001b[1A released"]])[1]).toBe("<U+001B>[1A released")
})

test.each([
  ["2026-11-22T08:00:00.000Z", "2026-11-22 13:00:00"],
  ["2026-11-22T20:30:00.000Z", "2026-11-23 01:30:00"],
  ["yesterday", "yesterday"],
])("%s is %s in Almaty", (instant, shown) => {
  expect(localTime(instant)).toBe(shown)
})
