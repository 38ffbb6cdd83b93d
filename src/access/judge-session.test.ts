import { describe, expect, test } from "vitest"
import { judgeSession } from "./judge-session.ts"

const session = { lastSeenAt: "2026-11-22T08:00:00.000Z", expiresAt: "2026-11-22T20:00:00.000Z" }

describe("a session that may be idle for 30 minutes", () => {
  test.each([
    ["valid", "the moment it was last seen", "2026-11-22T08:00:00.000Z"],
    ["valid", "before it was last seen, by another server's clock", "2026-11-22T07:59:58.000Z"],
    ["valid", "just under a minute later", "2026-11-22T08:00:59.999Z"],
    ["valid_and_due", "a minute later", "2026-11-22T08:01:00.000Z"],
    ["valid_and_due", "just within the limit", "2026-11-22T08:29:59.999Z"],
    ["ended", "when the limit is reached", "2026-11-22T08:30:00.000Z"],
    ["ended", "the next day", "2026-11-23T08:00:00.000Z"],
  ])("is %s %s", (verdict, _, now) => {
    expect(judgeSession(session, 30, now)).toBe(verdict)
  })

  test("ends at its absolute limit however busy it is", () => {
    const busy = { ...session, lastSeenAt: "2026-11-22T19:59:59.999Z" }
    expect(judgeSession(busy, 30, "2026-11-22T19:59:59.999Z")).toBe("valid")
    expect(judgeSession(busy, 30, "2026-11-22T20:00:00.000Z")).toBe("ended")
  })
})
