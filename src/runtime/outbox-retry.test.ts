import fc from "fast-check"
import { expect, test } from "vitest"
import { deliverySettings, retryAt } from "./outbox-retry.ts"

const now = "2026-11-22T08:00:00.000Z"
const waitAfter = (attempts: number, chance: number) => Date.parse(retryAt(now, { attempts, chance }, deliverySettings)) - Date.parse(now)

test.each([
  [1, 1_000],
  [2, 2_000],
  [5, 16_000],
  [12, 2_048_000],
  [13, 3_600_000],
  [30, 3_600_000],
  [10_000, 3_600_000],
])("after %i failures the longest wait is %i milliseconds", (attempts, milliseconds) => {
  expect(waitAfter(attempts, 0)).toBe(milliseconds)
})

test("chance takes off at most half of the wait", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, chance) => {
      const wait = waitAfter(attempts, chance)
      expect(wait).toBeGreaterThanOrEqual(Math.floor(waitAfter(attempts, 0) / 2))
      expect(wait).toBeLessThanOrEqual(waitAfter(attempts, 0))
    }),
  )
})

test("an event that keeps failing is dead after about nineteen hours", () => {
  const hours =
    Array.from({ length: deliverySettings.attempts - 1 }, (_, index) => waitAfter(index + 1, 0)).reduce((sum, wait) => sum + wait, 0) /
    3_600_000
  expect(Math.round(hours)).toBe(18)
})
