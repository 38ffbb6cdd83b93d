import { readFileSync } from "node:fs"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openTestHouse } from "../builders/open-house.ts"

interface Operation {
  readonly security?: readonly object[]
}
const description = JSON.parse(readFileSync(new URL("../../docs/openapi.json", import.meta.url), "utf8")) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}
/** Every operation under /v1, with a value for each part of its path that names nothing there is. */
const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { security }]) => ({
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path: path.replace(/\{\w+\}/g, "01900000-0000-7000-8000-000000000000"),
    isOpen: security?.length === 0,
  })),
)
const closed = operations.filter(({ isOpen, path }) => !isOpen && !path.includes("/demonstration"))
const changing = closed.filter(({ method, path }) => method !== "GET" && path !== "/v1/access/sign-out")

describe("every route of the API description", () => {
  let house: Awaited<ReturnType<typeof openTestHouse<"examiner">>>
  beforeAll(async () => {
    house = await openTestHouse(["examiner"])
  })
  afterAll(() => house.close())
  const ask = (path: string, method: string, headers: Record<string, string> = {}) => fetch(house.url + path, { method, headers })

  test("only signing in, setting up and health are open to all", () => {
    const open = operations.filter(({ isOpen }) => isOpen).map(({ name }) => name)
    expect(open.sort((left, right) => left.localeCompare(right))).toEqual([
      "GET /health",
      "GET /ready",
      "GET /v1/access/demonstration/people",
      "GET /v1/access/setup",
      "POST /v1/access/demonstration/sign-in",
      "POST /v1/access/invitations/accept",
      "POST /v1/access/passkey-sign-in",
      "POST /v1/access/passkey-sign-in/challenge",
      "POST /v1/access/provider-sign-in",
      "POST /v1/access/provider-sign-in/address",
      "POST /v1/access/setup",
      "POST /v1/access/sign-in",
      "POST /v1/access/sign-out",
      "POST /v1/demonstration",
    ])
  })

  test.each(closed)("$name refuses whoever is not signed in, before it looks at anything else", async ({ method, path }) => {
    const answer = await ask(path, method, { authorization: "Bearer nonsense" })
    expect(answer.status).toBe(401)
    expect(answer.headers.get("content-type")).toContain("application/problem+json")
    expect(await answer.json()).toMatchObject({ code: "access.sign_in_required" })
  })

  test.each(closed)("$name refuses a query that nobody asked for", async ({ method, path }) => {
    const answer = await house.people.examiner.ask(`${path}?colour=blue`, method)
    expect([403, 422]).toContain(answer.status)
  })

  test.each(changing)("$name changes nothing for an examiner, who only reads", async ({ method, path }) => {
    const answer = await house.people.examiner.ask(path, method)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  })
})
