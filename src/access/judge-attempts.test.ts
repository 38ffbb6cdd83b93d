import { expect, test } from "vitest"
import { judgeAttempts } from "./judge-attempts.ts"

const now = "2026-11-22T08:00:00.000Z"

test.each([
  ["open", "nothing has failed", 0, null],
  ["open", "one failure is left", 4, null],
  ["lock_due", "the limit is reached", 5, null],
  ["lock_due", "parallel guesses went past the limit", 9, null],
  ["locked", "a lock stands", 0, "2026-11-22T08:00:00.001Z"],
  ["locked", "a lock stands, whatever the count", 5, "2026-11-22T08:15:00.000Z"],
  ["open", "the lock has just ended", 0, "2026-11-22T08:00:00.000Z"],
  ["lock_due", "the lock has ended and failures have reached the limit again", 5, "2026-11-22T07:00:00.000Z"],
] as const)("an account is %s when %s", (verdict, _, failedAttempts, lockedUntil) => {
  expect(judgeAttempts({ failedAttempts, lockedUntil }, 5, now).is).toBe(verdict)
})
