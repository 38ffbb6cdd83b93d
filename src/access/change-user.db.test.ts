import { describe, expect, test } from "vitest"
import { auditLog, callerOf, houseWithPeople, password, signIn } from "../../test/builders/access-house.ts"
import { permit, principalOf } from "./access.ts"
import { changeUser } from "./change-user.flow.ts"

describe("a change of somebody's rights", () => {
  test("counts from the person's next request", async () => {
    const house = await houseWithPeople()
    const { userId, token } = await house.add("daniyar", ["analyst"])
    await changeUser(house, house.may, { userId, version: await house.versionOf(userId), roles: ["approver"] })
    expect(await callerOf(house, token)).toMatchObject({ roles: ["approver"] })
  })

  test("that disables ends every session for good", async () => {
    const house = await houseWithPeople()
    const { userId, token } = await house.add("daniyar", ["analyst"])
    const disabled = await changeUser(house, house.may, { userId, version: await house.versionOf(userId), isDisabled: true })
    expect(disabled.state).toBe("disabled")
    expect(await callerOf(house, token)).toBeUndefined()
    await expect(signIn(house, { login: "daniyar", password })).rejects.toMatchObject({ code: "access.sign_in_refused" })
    await changeUser(house, house.may, { userId, version: disabled.version, isDisabled: false })
    expect(await callerOf(house, token)).toBeUndefined()
    await expect(signIn(house, { login: "daniyar", password })).resolves.toBeDefined()
  })

  test("stands in the log with the roles before and after, and without a name", async () => {
    const house = await houseWithPeople()
    const { userId } = await house.add("daniyar", ["analyst"])
    await changeUser(house, house.may, {
      userId,
      version: await house.versionOf(userId),
      roles: ["approver"],
      displayName: "Daniyar Renamed",
    })
    const entry = (await auditLog(house.database)).at(-1)
    expect(entry?.action).toBe("user.changed")
    expect(JSON.parse(entry?.text ?? "")).toMatchObject({ details: { rolesBefore: ["analyst"], rolesAfter: ["approver"] } })
    expect(entry?.text).not.toMatch(/daniyar/i)
  })

  test("is refused on a version that is not the newest", async () => {
    const house = await houseWithPeople()
    const { userId } = await house.add("daniyar", ["analyst"])
    const version = await house.versionOf(userId)
    await changeUser(house, house.may, { userId, version, roles: ["approver"] })
    await expect(changeUser(house, house.may, { userId, version, roles: ["mlro"] })).rejects.toMatchObject({
      code: "request.version_conflict",
    })
  })

  test("is refused where somebody would give roles to the own account", async () => {
    const house = await houseWithPeople()
    const { userId } = house.may
    const wish = { userId, version: await house.versionOf(userId), roles: ["administrator", "approver"] as const }
    await expect(changeUser(house, house.may, wish)).rejects.toMatchObject({ code: "access.own_account" })
  })

  test("never leaves the firm without an administrator who can sign in", async () => {
    const house = await houseWithPeople()
    const { userId } = house.may
    await house.invite("not-yet-there", ["administrator"])
    const version = await house.versionOf(userId)
    const lastOne = { code: "access.last_administrator" }
    await expect(changeUser(house, house.may, { userId, version, isDisabled: true })).rejects.toMatchObject(lastOne)
    await house.add("second", ["administrator"])
    await expect(changeUser(house, house.may, { userId, version, isDisabled: true })).resolves.toMatchObject({ state: "disabled" })
  })

  test("by two administrators who disable each other at the same moment leaves one of them", async () => {
    const house = await houseWithPeople()
    const second = await house.add("second", ["administrator"])
    const secondMay = permit(principalOf({ principal: await callerOf(house, second.token) }), "access.administer", house.rulebook.roles)
    const both = await Promise.allSettled([
      changeUser(house, house.may, { userId: second.userId, version: await house.versionOf(second.userId), isDisabled: true }),
      changeUser(house, secondMay, { userId: house.may.userId, version: await house.versionOf(house.may.userId), isDisabled: true }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  })
})
