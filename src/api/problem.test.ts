import { describe, expect, test } from "vitest"
import { refusals, refuse } from "../vocabulary/refusal.ts"
import { problemOf, problemView, refusalOf } from "./problem.ts"

const withCode = (code: string) => Object.assign(new Error("words of the inside: secret"), { code })

describe("what reaches the caller", () => {
  test.each([
    ["FST_ERR_CTP_BODY_TOO_LARGE", "request.too_large"],
    ["FST_ERR_CTP_INVALID_MEDIA_TYPE", "request.unreadable"],
    ["FST_ERR_CTP_EMPTY_JSON_BODY", "request.unreadable"],
    ["08006", "service.unavailable"],
    ["53300", "service.unavailable"],
    ["57P01", "service.unavailable"],
    ["08006", "service.unavailable"],
    ["53100", "service.unavailable"],
    ["58030", "service.unavailable"],
    ["40P01", "service.unavailable"],
    ["25006", "service.unavailable"],
    ["ECONNREFUSED", "service.unavailable"],
    ["23505", "service.failed"],
    ["42P01", "service.failed"],
  ])("an error of code %s is refused as %s, without its words", (code, refusal) => {
    const problem = problemOf(refusalOf(withCode(code)), "id-1")
    expect(problem.code).toBe(refusal)
    expect(JSON.stringify(problem)).not.toContain("secret")
  })

  test("what nobody foresaw is a defect of ours, told without its words", () => {
    for (const thrown of [new Error("secret"), "secret", undefined, { secret: true }]) {
      const problem = problemOf(refusalOf(thrown), "id-1")
      expect(problem).toMatchObject({ code: "service.failed", status: 500, correlationId: "id-1" })
      expect(JSON.stringify(problem)).not.toContain("secret")
    }
  })

  test("a body that is no JSON is unreadable", () => {
    expect(refusalOf(new SyntaxError("Unexpected token")).code).toBe("request.unreadable")
  })

  test("every refusal of the table makes a problem that the API description allows", () => {
    for (const code of Object.keys(refusals) as (keyof typeof refusals)[]) {
      const problem = problemOf(refuse(code, { field: "amount" }), "id-1")
      expect(problemView.parse(problem)).toMatchObject({ code, type: `urn:shekara:refusal:${code}`, details: { field: "amount" } })
    }
  })
})
