import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { refusals } from "../../../src/vocabulary/refusal.ts"
import { fieldProblems, Problem, parseProblem } from "./problem.ts"

describe("a problem", () => {
  test("keeps code, status, details and correlation id of the server's answer", () => {
    const body = { type: "about:blank", status: 409, code: "case.same_person", details: { caseId: "c" }, correlationId: "abc" }
    expect(parseProblem(409, body, undefined)).toMatchObject({
      code: "case.same_person",
      status: 409,
      details: { caseId: "c" },
      correlationId: "abc",
    })
  })

  test("of a code this console does not know is unreadable, and still names the correlation id of the header", () => {
    expect(parseProblem(418, { code: "toString" }, "abc")).toMatchObject({ code: "unreadable", status: 418, correlationId: "abc" })
  })

  test("is made of any body whatever", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 400, max: 599 }), (body, status) => {
        const problem = parseProblem(status, body, undefined)
        expect(problem.code === "unreadable" || Object.hasOwn(refusals, problem.code)).toBe(true)
        expect(Array.isArray(fieldProblems(problem))).toBe(true)
      }),
    )
  })

  test("of an invalid request names its fields", () => {
    const problem = new Problem("request.invalid", { details: { fields: [{ field: "amount", expected: "a decimal" }, "noise"] } })
    expect(fieldProblems(problem)).toEqual([{ field: "amount", expected: "a decimal" }])
  })
})
