import fc from "fast-check"
import { expect, test } from "vitest"
import { parseJsonObject } from "./read-input.ts"

test("an object is read, with or without a byte order mark", () => {
  expect(parseJsonObject('\ufeff{"amount": "2500"}')).toEqual({ amount: "2500" })
})

test.each(["", "[]", "null", '"text"', "12", '{"a": 1', '{"a": 1} {"b": 2}'])("%j is not one object", (text) => {
  expect(parseJsonObject(text)).toBeUndefined()
})

test("any text is one object or undefined, and an object comes back as it was", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => typeof parseJsonObject(text) !== "string"))
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
      const text = JSON.stringify(object)
      expect(JSON.stringify(parseJsonObject(text))).toBe(JSON.stringify({ ...(JSON.parse(text) as object) }))
    }),
  )
})
