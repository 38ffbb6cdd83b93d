import { expect, test } from "vitest"
import { shortenMiddle } from "./shorten-middle.ts"

test("a long address keeps both ends", () => {
  expect(shortenMiddle("TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE", 6)).toBe("TQn9Y2…KcbLSE")
})

test("a text that would not get shorter stays whole", () => {
  expect(shortenMiddle("0123456789abc", 6)).toBe("0123456789abc")
  expect(shortenMiddle("0123456789abcd", 6)).toBe("012345…89abcd")
})
