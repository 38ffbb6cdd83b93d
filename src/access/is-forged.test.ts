import { describe, expect, test } from "vitest"
import { isForged, type Sender } from "./is-forged.ts"

const publicUrl = "https://shekara.example/"
const ours = "https://shekara.example"
const theirs = "https://attacker.example"
const sender: Sender = { method: "POST", carrier: "cookie", origin: undefined, fetchSite: undefined }

describe("a request that changes something", () => {
  test.each([
    [true, "with a cookie and no sign of where it comes from", {}],
    [false, "with a cookie, from our own address", { origin: ours }],
    [false, "with a cookie, from the same origin as the browser tells", { fetchSite: "same-origin" }],
    [true, "with a cookie, from another site", { origin: theirs }],
    [true, "with a cookie, from a page without origin", { origin: "null" }],
    [true, "with a cookie, from our address over http", { origin: "http://shekara.example" }],
    [true, "with a cookie, from another port", { origin: "https://shekara.example:8443" }],
    [true, "with a cookie, from a sibling host", { fetchSite: "same-site" }],
    [true, "with a cookie, from another site as the browser tells", { fetchSite: "cross-site" }],
    [false, "with a bearer token, wherever it comes from", { carrier: "bearer", origin: theirs }],
    [false, "with nothing at all, as command line tools send it", { carrier: "none" }],
    [false, "without session, from our own address", { carrier: "none", origin: ours }],
    [true, "without session, from another site: it could sign the person in as somebody else", { carrier: "none", origin: theirs }],
    [true, "without session, from another site as the browser tells", { carrier: "none", fetchSite: "cross-site" }],
  ] as const)("is forged: %s, %s", (forged, _, differs) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) expect(isForged({ ...sender, ...differs, method }, publicUrl)).toBe(forged)
  })
})

test("a request that only reads is never forged", () => {
  for (const method of ["GET", "HEAD", "OPTIONS"]) expect(isForged({ ...sender, method, origin: theirs }, publicUrl)).toBe(false)
})
