import { expect, test } from "vitest"
import { fieldsOf, recordOf } from "./customer-form.ts"

test("an empty field is unknown, not an empty text", () => {
  const fields = { ...fieldsOf(undefined), name: " Aigerim ", country: "kz" }
  expect(recordOf(fields, ["deposit", "nonsense"])).toEqual({
    name: "Aigerim",
    country: "KZ",
    status: "onboarding",
    services: ["deposit"],
    walletAddress: null,
    physicalAddress: null,
    nationalId: null,
    birthDate: null,
    birthPlace: null,
  })
})

test("a status that does not exist is a bug, not a default", () => {
  expect(() => recordOf({ ...fieldsOf(undefined), status: "" }, [])).toThrow("is no status")
})
