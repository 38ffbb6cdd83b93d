import { describe, expect, test } from "vitest"
import { requirePassword } from "./require-password.ts"

const policy = { passwordMinimumLength: 12 }

describe("a new password of at least twelve characters", () => {
  test.each(["correct horse", "қауіпсіз сөз", "👩🏽‍🚀 to the moon"])("may be %j", (password) => {
    expect(() => requirePassword(password, policy)).not.toThrow()
  })

  test.each([
    ["", "nothing"],
    ["elevenchars", "too short"],
    ["👩🏽‍🚀👩🏽‍🚀👩🏽‍🚀", "three characters to a reader, whatever they take to store"],
  ])("may not be %j: %s", (password) => {
    expect(() => requirePassword(password, policy)).toThrow(expect.objectContaining({ code: "access.password_too_short" }))
  })
})
