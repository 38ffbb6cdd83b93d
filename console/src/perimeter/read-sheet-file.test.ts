import fc from "fast-check"
import { expect, test } from "vitest"
import { readSheetFile } from "./read-sheet-file.ts"

test("YAML and JSON are read alike", async () => {
  const sheet = { format: "shekara/facts@1", facts: { "activity.matches_orders": true } }
  expect(await readSheetFile("format: shekara/facts@1\nfacts: {activity.matches_orders: true}\n")).toEqual({ sheet })
  expect(await readSheetFile(JSON.stringify(sheet))).toEqual({ sheet })
})

test("a key that stands twice is refused with its line, and a list is no sheet", async () => {
  expect(await readSheetFile("facts: {}\nfacts: {}\n")).toMatchObject({ unreadable: { line: 2 } })
  expect(await readSheetFile("[1, 2]")).toHaveProperty("unreadable")
  expect(await readSheetFile("a: &x [1]\nb: *x")).toHaveProperty("unreadable")
})

test("whatever a file holds, it is read or refused", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 200 }), async (text) => {
      const read = await readSheetFile(text)
      expect("sheet" in read || typeof read.unreadable.why === "string").toBe(true)
    }),
  )
})
