import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { nameWords } from "./name-words.ts"

describe("the words of a name", () => {
  test.each([
    ["Daniyar SYNTHETIC", ["daniyar", "synthetic"]],
    ["Ерлан Ахметұлы Ойдан-Шығарылған", ["ерлан", "ахметұлы", "оидан", "шығарылған"]],
    ["  José  Núñez, José ", ["jose", "nunez"]],
    ["ТОО «Пример-2»", ["тоо", "пример", "2"]],
    ["--", []],
  ])("%j has %j", (text, words) => {
    expect(nameWords(text)).toEqual(words)
  })

  test("are found again in any order and in capitals", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom("a", "é", "ж", "Қ", "7"), minLength: 1 })), (words) => {
        const known = new Set(nameWords(words.join(" ")))
        expect(nameWords(words.toReversed().join("-").toLocaleUpperCase("en")).every((word) => known.has(word))).toBe(true)
      }),
    )
  })
})
