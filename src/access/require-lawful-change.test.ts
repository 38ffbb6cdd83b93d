import { describe, expect, test } from "vitest"
import { type ChangeOfRights, requireLawfulChange } from "./require-lawful-change.ts"

const change: ChangeOfRights = {
  actorId: "first",
  userId: "second",
  rolesBefore: ["analyst"],
  rolesAfter: ["analyst"],
  isDisabledAfter: false,
  activeAdministrators: ["first"],
}
const own: Partial<ChangeOfRights> = { userId: "first", rolesBefore: ["administrator"], rolesAfter: ["administrator"] }

describe("a change of somebody's rights", () => {
  test.each([
    ["giving roles to somebody else", { rolesAfter: ["analyst", "approver"] }],
    ["disabling somebody else", { isDisabledAfter: true }],
    ["giving up an own role that is not the last administrator's", { ...own, rolesBefore: ["administrator", "analyst"] }],
    [
      "giving up administration when somebody else has it",
      { ...own, rolesAfter: ["examiner"], rolesBefore: ["administrator", "examiner"], activeAdministrators: ["first", "second"] },
    ],
    [
      "disabling the other of two administrators",
      { rolesBefore: ["administrator"], isDisabledAfter: true, activeAdministrators: ["first", "second"] },
    ],
  ] satisfies [string, Partial<ChangeOfRights>][])("is allowed: %s", (_, differs) => {
    expect(() => requireLawfulChange({ ...change, ...differs })).not.toThrow()
  })

  test.each([
    ["access.own_account", "giving oneself a role", { ...own, rolesAfter: ["administrator", "approver"] }],
    [
      "access.own_account",
      "exchanging an own role for another",
      { ...own, rolesAfter: ["mlro"], activeAdministrators: ["first", "second"] },
    ],
    [
      "access.last_administrator",
      "taking administration from the last who has it",
      { ...own, rolesBefore: ["administrator", "analyst"], rolesAfter: ["analyst"] },
    ],
    ["access.last_administrator", "disabling the last administrator", { ...own, isDisabledAfter: true }],
  ] satisfies [string, string, Partial<ChangeOfRights>][])("is refused with %s: %s", (code, _, differs) => {
    expect(() => requireLawfulChange({ ...change, ...differs })).toThrow(expect.objectContaining({ code }))
  })
})
