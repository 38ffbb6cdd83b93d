import { expect, test } from "vitest"
import { matchEntry } from "./match-entry.ts"

const names = [
  { text: "PETROV, Ivan", quality: "primary" },
  { text: "Ivan Petrov", quality: "strong" },
  { text: "IVAN PETROV", quality: "weak" },
  { text: "VANYA", quality: "weak" },
] as const

test.each([
  ["Ivan Petrov", "Ivan Petrov", "strong", "exact"],
  ["Иван Петров", "PETROV, Ivan", "primary", "normalised"],
  ["IVAN PETROV", "IVAN PETROV", "weak", "exact"],
  ["Vanya", "VANYA", "weak", "normalised"],
])("%s matches %s, a %s name, in the way %s", (asked, listedName, quality, match) => {
  expect(matchEntry(asked, { names })).toEqual({ listedName, quality, match })
})

test.each(["Ivan", "", "...", "Petrov Ivan Ivan"])("%j matches none of them", (asked) => {
  expect(matchEntry(asked, { names })).toBeUndefined()
})

test("a name without a letter equals nothing, not even itself", () => {
  expect(matchEntry("...", { names: [{ text: "...", quality: "primary" }] })).toBeUndefined()
})
