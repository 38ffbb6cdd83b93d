import fc from "fast-check"
import { expect, test } from "vitest"
import { visible } from "./visible.ts"

test.each([
  ["\u001b[2JReleased", "<U+001B>[2JReleased"],
  ["Aliya\u202eavlas", "Aliya<U+202E>avlas"],
  ["two\nlines", "two<U+000A>lines"],
  ["Әлия Қасым", "Әлия Қасым"],
])("%j is shown as %s", (text, shown) => {
  expect(visible(text)).toBe(shown)
})

test("whatever text comes, nothing reaches the terminal that is not printed on one line", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(visible(text))))
})
