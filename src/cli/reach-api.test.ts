import fc from "fast-check"
import { expect, test } from "vitest"
import { Failure } from "./failure.ts"
import { parseUrl } from "./reach-api.ts"

test.each([
  ["https://compliance.example.kz/", "https://compliance.example.kz"],
  ["https://compliance.example.kz:8443", "https://compliance.example.kz:8443"],
  ["http://127.0.0.1:8420", "http://127.0.0.1:8420"],
  ["http://localhost:8420/cases", "http://localhost:8420"],
  ["http://[::1]:8420", "http://[::1]:8420"],
])("%s is spoken to as %s", (text, url) => {
  expect(parseUrl(text)).toBe(url)
})

test.each([
  "compliance.example.kz",
  "",
  "ftp://127.0.0.1",
  "http://compliance.example.kz",
  "http://127.0.0.1.example.kz",
  "http://localhost.example.kz",
])("%s is refused", (text) => {
  expect(() => parseUrl(text)).toThrow(Failure)
})

test("no address is taken over which a password would travel in clear", () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl({ validSchemes: ["http", "https", "ws"] }), fc.string()), (text) => {
      try {
        const { protocol, hostname } = new URL(parseUrl(text))
        expect(protocol === "https:" || ["localhost", "127.0.0.1", "[::1]"].includes(hostname)).toBe(true)
      } catch (problem) {
        expect(problem).toBeInstanceOf(Failure)
      }
    }),
  )
})
