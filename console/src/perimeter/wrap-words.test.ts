import fc from "fast-check"
import { expect, test } from "vitest"
import { wrapWords } from "./wrap-words.ts"

test("words stay whole, and what does not fit is marked", () => {
  expect(wrapWords("Do you match orders?", 12)).toEqual(["Do you match", "orders?"])
  expect(wrapWords("one two three four five", 8)).toEqual(["one two", "three…"])
  expect(wrapWords("short", 8)).toEqual(["short"])
})

test("two lines at most, none longer than it may be", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 3, max: 40 }), (text, longest) => {
      const lines = wrapWords(text, longest)
      expect(lines.length).toBeLessThanOrEqual(2)
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(longest)
    }),
  )
})
