import fc from "fast-check"
import { expect, test } from "vitest"
import { blockAt } from "./block-at.ts"

const yaml = ["parameters:", "  - id: a", "    unit: hours", "", "    values:", "      - from: x", "", "  - id: b", "    unit: count"]

test("a value's block ends before the next value, without the empty line between", () => {
  expect(blockAt(yaml, 2)).toEqual({ from: 2, to: 6 })
  expect(blockAt(yaml, 8)).toEqual({ from: 8, to: 9 })
})

test("a line that is not there marks nothing else, and no block leaves the file", () => {
  expect(blockAt(yaml, 99)).toEqual({ from: 99, to: 99 })
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), fc.nat(), (lines, at) => {
      const line = (at % lines.length) + 1
      const { from, to } = blockAt(lines, line)
      expect(from).toBe(line)
      expect(to).toBeGreaterThanOrEqual(from)
      expect(to).toBeLessThanOrEqual(lines.length)
    }),
  )
})
