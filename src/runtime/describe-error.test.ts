import { describe, expect, test } from "vitest"
import { describeError } from "./describe-error.ts"

const secret = "Daniyar Synthetic"

describe("an error in the log", () => {
  test("keeps kind, message, code, place and cause", () => {
    const described = describeError(new Error("It broke", { cause: Object.assign(new TypeError("inner"), { code: "ECONNREFUSED" }) }))
    expect(described).toMatchObject({
      type: "Error",
      message: "It broke",
      cause: { type: "TypeError", message: "inner", code: "ECONNREFUSED" },
    })
    expect(described.stack?.[0]).toMatch(/^at /)
  })

  const telling: readonly (readonly [string, Error])[] = [
    [
      "a row that PostgreSQL refused",
      Object.assign(new Error("violates unique constraint"), { code: "23505", table: "customer", detail: `Key (name)=(${secret})` }),
    ],
    ["a value that PostgreSQL could not read", Object.assign(new Error(`invalid input syntax: "${secret}"`), { code: "22P02" })],
    ["a text that is no JSON", new SyntaxError(`Unexpected token in "${secret}"`)],
    ["a field of a library's own", Object.assign(new Error("no"), { request: { body: secret }, where: secret })],
    ["a cause that says too much", new Error("outer", { cause: Object.assign(new Error(secret), { code: "23514" }) })],
  ]
  test.each(telling)("%s is told without the value", (_, error) => {
    expect(JSON.stringify(describeError(error))).not.toContain(secret)
  })

  test("what is no error is told by its kind, and a chain of causes ends", () => {
    expect(describeError(secret)).toEqual({ type: "string" })
    const circle = new Error("round")
    circle.cause = circle
    expect(JSON.stringify(describeError(circle)).length).toBeLessThan(20_000)
  })
})
