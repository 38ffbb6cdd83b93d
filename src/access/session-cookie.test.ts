import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { sessionCookie } from "./session-cookie.ts"

describe("the session cookie", () => {
  test("is kept from scripts and from other sites", () => {
    expect(sessionCookie("http://127.0.0.1:8420").print("abc", 60)).toBe(
      "shekara_session_8420=abc; Path=/; HttpOnly; SameSite=Strict; Max-Age=60",
    )
  })

  test("is sent only over https where the house is reached by https, and is bound to that host", () => {
    expect(sessionCookie("https://shekara.example").print("abc", 60)).toBe(
      "__Host-shekara_session=abc; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=60",
    )
  })

  test("of a house is not that of the demonstration on another port of the same machine", () => {
    const house = sessionCookie("http://127.0.0.1:8420").print("abc", 60).split(";")[0]
    expect(sessionCookie("http://127.0.0.1:8421").read(house)).toBeUndefined()
    expect(sessionCookie("http://127.0.0.1:8420").read(house)).toBe("abc")
  })

  test("is removed by an empty value that is already over", () => {
    expect(sessionCookie("http://127.0.0.1").print("", 0)).toContain("shekara_session=; ")
    expect(sessionCookie("http://127.0.0.1").print("", 0)).toContain("Max-Age=0")
  })

  test.each([
    [undefined, undefined],
    ["", undefined],
    ["shekara_session=abc", "abc"],
    ["theme=dark; shekara_session=abc; other=1", "abc"],
    ["theme=dark;shekara_session=abc", "abc"],
    ["not_shekara_session=abc", undefined],
    ["shekara_session", undefined],
    ["__Host-shekara_session=abc", undefined],
  ])("in the header %j is %j", (header, value) => {
    expect(sessionCookie("http://127.0.0.1").read(header)).toBe(value)
  })

  test("reads back what it printed, among any other cookies", () => {
    const cookie = sessionCookie("https://shekara.example")
    const token = fc.stringMatching(/^[A-Za-z0-9._-]{1,90}$/)
    fc.assert(
      fc.property(token, fc.array(fc.stringMatching(/^[a-z]{1,5}=[a-z]{0,5}$/)), (text, others) => {
        const [pair] = cookie.print(text, 60).split(";")
        expect(cookie.read([...others, pair].join("; "))).toBe(text)
      }),
    )
  })

  test("is looked for in any header without breaking", () => {
    fc.assert(fc.property(fc.string(), (header) => void sessionCookie("http://127.0.0.1").read(header)))
  })
})
