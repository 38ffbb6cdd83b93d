import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { unstorableFields } from "./unstorable-text.ts"

describe("text that cannot be stored", () => {
  test.each([
    [{ name: "a\u0000b" }, ["body.name"]],
    [{ party: { name: "half \ud800" } }, ["body.party.name"]],
    [{ names: ["good", "\u0000"] }, ["body.names.1"]],
    [{ "\u0000": 1 }, ["body"]],
    [{ name: "Әлия 😀", count: 0, nothing: null }, []],
  ])("in %j is found at %j", (value, paths) => {
    expect(unstorableFields(value, "body")).toEqual(paths)
  })

  test("is whatever is nested beyond all use", () => {
    const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`) as unknown
    expect(unstorableFields(deep, "body")).toHaveLength(1)
  })

  test("is never found in well-formed JSON without NUL", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const isClean = JSON.stringify(value).toWellFormed() === JSON.stringify(value) && !/\\u0000|\\ud[89a-f]/.test(JSON.stringify(value))
        if (isClean) expect(unstorableFields(value, "body")).toEqual([])
      }),
    )
  })
})
