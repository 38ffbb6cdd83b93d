import { describe, expect, test } from "vitest"
import { actions } from "../vocabulary/role.ts"
import { type Asking, mayDo, type Principal, permit, permitOf, principalOf, type RoleTable } from "./access.ts"

const nobodyMay = Object.fromEntries(actions.map((action) => [action, []])) as unknown as RoleTable
const roleTable: RoleTable = { ...nobodyMay, "case.work": ["analyst"], "transfer.decide": ["approver", "mlro"] }
const analyst: Principal = {
  entityId: "018f0000-0000-7000-8000-000000000001",
  userId: "018f0000-0000-7000-8000-000000000002",
  login: "aliya",
  displayName: "Aliya",
  language: "kk",
  roles: ["analyst"],
}

describe("a permit", () => {
  test("is given to a person with one of the roles that may", () => {
    expect(permit(analyst, "case.work", roleTable)).toEqual({ action: "case.work", entityId: analyst.entityId, userId: analyst.userId })
  })

  test("is refused to everybody else, naming the roles that may", () => {
    expect(() => permit(analyst, "transfer.decide", roleTable)).toThrow(
      expect.objectContaining({ code: "access.not_permitted", details: { action: "transfer.decide", roles: ["approver", "mlro"] } }),
    )
  })

  test("cannot be altered after it is given", () => {
    const given = permit(analyst, "case.work", roleTable) as { userId: string }
    expect(() => (given.userId = "somebody else")).toThrow(TypeError)
  })

  test("is refused to a person without roles, whatever the action", () => {
    for (const action of actions) expect(mayDo({ roles: [] }, action, roleTable)).toBe(false)
  })
})

describe("a request", () => {
  test("without a signed-in person is told to sign in", () => {
    const asking: Asking = { principal: undefined, roleTable }
    expect(() => principalOf(asking)).toThrow(expect.objectContaining({ code: "access.sign_in_required" }))
    expect(() => permitOf(asking, "case.work")).toThrow(expect.objectContaining({ code: "access.sign_in_required" }))
  })

  test("of a signed-in person gets the person's permit", () => {
    expect(permitOf({ principal: analyst, roleTable }, "case.work").userId).toBe(analyst.userId)
  })
})
