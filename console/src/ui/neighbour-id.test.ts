import fc from "fast-check"
import { expect, test } from "vitest"
import { neighbourId } from "./neighbour-id.ts"

test("walking starts at an end, moves by one, and stops at the other end", () => {
  const ids = ["a", "b", "c"]
  expect(neighbourId(ids, undefined, 1)).toBe("a")
  expect(neighbourId(ids, undefined, -1)).toBe("c")
  expect(neighbourId(ids, "b", 1)).toBe("c")
  expect(neighbourId(ids, "c", 1)).toBe("c")
  expect(neighbourId(ids, "gone", 1)).toBe("a")
})

test("an empty list has no neighbour, and no other list lacks one", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string()),
      fc.option(fc.string(), { nil: undefined }),
      fc.constantFrom(1 as const, -1 as const),
      (ids, selected, step) => {
        const found = neighbourId(ids, selected, step)
        expect(ids.length === 0 ? found === undefined : ids.includes(found ?? "\u0000")).toBe(true)
      },
    ),
  )
})
