import { describe, expect, test } from "vitest"
import { neededFactor } from "./needed-factor.ts"

const policy = { officer: "any", mlro: "passkey" } as const

describe("the second factor that policy asks for", () => {
  test.each([
    ["a maker", ["analyst"], "none"],
    ["a checker", ["officer"], "any"],
    ["somebody of two roles, by the stricter", ["officer", "mlro"], "passkey"],
    ["nobody in particular", [], "none"],
  ] as const)("of %s", (_, roles, needed) => {
    expect(neededFactor({ roles }, policy)).toBe(needed)
  })

  test("is none of the demonstration's invented people", () => {
    expect(neededFactor({ roles: ["mlro"], isDemonstration: true }, policy)).toBe("none")
  })
})
