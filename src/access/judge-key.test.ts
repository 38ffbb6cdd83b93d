import { describe, expect, test } from "vitest"
import { judgeKey } from "./judge-key.ts"

const key = { expiresAt: "2026-12-01T00:00:00.000Z", revokedAt: null, lastUsedAt: "2026-11-22T08:00:00.000Z" }

describe("a key of a system", () => {
  test.each([
    ["within a minute of its last use", key, "2026-11-22T08:00:59.999Z", "valid"],
    ["a minute after its last use", key, "2026-11-22T08:01:00.000Z", "valid_and_due"],
    ["never used before", { ...key, lastUsedAt: null }, "2026-11-22T08:00:00.000Z", "valid_and_due"],
    ["at its last millisecond", key, "2026-11-30T23:59:59.999Z", "valid_and_due"],
    ["at its expiry", key, "2026-12-01T00:00:00.000Z", "ended"],
    ["revoked", { ...key, revokedAt: "2026-11-22T07:00:00.000Z" }, "2026-11-22T08:00:01.000Z", "ended"],
  ])("%s is judged", (_, given, now, verdict) => {
    expect(judgeKey(given, now)).toBe(verdict)
  })
})
