import fc from "fast-check"
import { expect, test } from "vitest"
import { safeDestination } from "./safe-destination.ts"

test.each([
  ["/cases?state=open", "/cases?state=open"],
  ["//evil.example/x", "/"],
  ["/\\evil.example", "/"],
  ["https://evil.example", "/"],
  ["/sign-in?then=/cases", "/"],
  ["/setup", "/"],
  ["/setups", "/setups"],
  [undefined, "/"],
])("after signing in, %s leads to %s", (wanted, destination) => {
  expect(safeDestination(wanted)).toBe(destination)
})

test("no text whatever leads off this console", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.webUrl(),
        fc.constantFrom("//", "/\\", "\\/", "/\t/").chain((start) => fc.string().map((rest) => start + rest)),
      ),
      (wanted) => {
        expect(new URL(safeDestination(wanted), "http://console.test").origin).toBe("http://console.test")
      },
    ),
  )
})
