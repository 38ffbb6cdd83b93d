import fc from "fast-check"
import { expect, test } from "vitest"
import { parseSession } from "./session-file.ts"

const session = { url: "http://127.0.0.1:8420", login: "aigerim", token: "s.abc", expiresAt: "2026-11-22T20:00:00.000Z" }

test("a session is read as it was kept, and nothing else is taken along", () => {
  expect(parseSession(JSON.stringify({ ...session, colour: "blue" }))).toEqual(session)
})

test.each([
  ["no file", undefined],
  ["an empty file", ""],
  ["half a file", JSON.stringify(session).slice(0, -5)],
  ["a list", "[]"],
  ["no token", JSON.stringify({ ...session, token: "" })],
  ["a token that would break out of its header", JSON.stringify({ ...session, token: "a\r\nx: y" })],
  ["an address that is none", JSON.stringify({ ...session, url: "nowhere" })],
  ["a number for a login", JSON.stringify({ ...session, login: 42 })],
])("%s is no session", (_, text) => {
  expect(parseSession(text)).toBeUndefined()
})

test("any text is a whole session or none", () => {
  const field = fc.oneof(fc.string(), fc.webUrl(), fc.integer(), fc.constant(null))
  const object = fc.record({ url: field, login: field, token: field, expiresAt: field }, { requiredKeys: [] })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        object.map((value) => JSON.stringify(value)),
      ),
      (text) => {
        const read = parseSession(text)
        if (read === undefined) return
        expect(Object.values(read).every((value) => typeof value === "string" && value !== "")).toBe(true)
        expect(() => new Headers({ authorization: `Bearer ${read.token}` })).not.toThrow()
      },
    ),
  )
})
