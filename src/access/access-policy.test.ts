import { describe, expect, test } from "vitest"
import { loadRulebook } from "../rulebook/rulebook.store.ts"
import { accessPolicy } from "./access-policy.ts"

const rulebook = loadRulebook()

describe("the policy on signing in", () => {
  test("is complete in the rulebook that comes with this code", () => {
    const policy = accessPolicy(rulebook, "2026-11-22T08:00:00.000Z")
    expect(Object.values(policy).every((value) => value > 0)).toBe(true)
  })

  test("refuses every sign-in on a day for which it is silent, naming the value", () => {
    expect(() => accessPolicy(rulebook, "1999-12-31T08:00:00.000Z")).toThrow(
      expect.objectContaining({ code: "access.policy_missing", details: { value: "access.session_idle", date: "1999-12-31" } }),
    )
  })
})
