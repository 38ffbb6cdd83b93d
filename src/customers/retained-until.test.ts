import { expect, test } from "vitest"
import { retainedUntil } from "./retained-until.ts"

test.each([
  [["2020-05-01T10:00:00.000Z"], 6, "2026-05-01T10:00:00.000Z"],
  [["2020-05-01T10:00:00.000Z", "2021-01-01T00:00:00.000Z", "2019-12-31T23:59:59.999Z"], 6, "2027-01-01T00:00:00.000Z"],
  [["2020-02-29T10:00:00.000Z"], 6, "2026-03-01T10:00:00.000Z"],
  [["2020-02-29T10:00:00.000Z"], 8, "2028-02-29T10:00:00.000Z"],
] as const)("after %j, %d years end at %s", (happened, years, end) => {
  const [first, ...rest] = happened
  expect(retainedUntil([first, ...rest], years)).toBe(end)
})
