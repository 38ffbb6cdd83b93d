import { expect, test } from "vitest"
import { otherSideOf } from "./other-side-flags.ts"

test("what no flag names is left out: absent is not known", () => {
  expect(otherSideOf({})).toEqual({})
  expect(otherSideOf({ hosting: "vasp" })).toEqual({ otherWalletHosting: "vasp" })
})

test("flags become the API's words", () => {
  expect(otherSideOf({ kind: "natural", name: "Aliya", birthDate: "1990-01-31", vasp: "Synthetic Exchange" })).toEqual({
    otherParty: { kind: "natural", name: "Aliya", birthDate: "1990-01-31" },
    otherVaspName: "Synthetic Exchange",
  })
})
