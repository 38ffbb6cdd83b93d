import { expect, test } from "vitest"
import { Failure, failureJson, failureLines, refusedBy } from "./failure.ts"

const problem = {
  code: "request.invalid",
  title: "The request does not fit.",
  remedy: "Correct the named fields.",
  correlationId: "0199",
  details: {
    fields: [
      { field: "body.amount", expected: "a positive decimal" },
      { field: "body.asset", expected: "Too long\u001b" },
    ],
    roles: ["mlro", "officer"],
    retries: 3,
  },
}

test("a refusal says what happened, what to do, each field with what was expected, and the correlation id", () => {
  expect(failureLines(refusedBy(problem, "{}"))).toEqual([
    "What happened  The request does not fit. (request.invalid)",
    "What to do     Correct the named fields.",
    "Details        body.amount: expected a positive decimal",
    "               body.asset: Too long<U+001B>",
    "               roles: mlro, officer",
    "               retries: 3",
    "Correlation    0199",
  ])
})

test("details of any shape are told", () => {
  const details = { findings: [{ reason: "screening.list_stale", ends: "cure" }], nothing: null, nested: { deep: { er: 1 } } }
  expect(failureLines(refusedBy({ ...problem, details }, "{}")).slice(2, 5)).toEqual([
    "Details        findings: reason screening.list_stale, ends cure",
    "               nothing: null",
    '               nested: deep {"er":1}',
  ])
})

test("a program gets the server's own document, or the same words in its form", () => {
  expect(failureJson(refusedBy(problem, '{"code":"x"}'))).toBe('{"code":"x"}')
  expect(JSON.parse(failureJson(new Failure({ kind: "usage", title: "No.", remedy: "Yes." })))).toEqual({
    title: "No.",
    remedy: "Yes.",
    details: {},
  })
})
