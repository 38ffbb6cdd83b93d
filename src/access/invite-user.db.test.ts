import { describe, expect, test } from "vitest"
import { administrator, callerOf, houseWithPeople, password, signIn, tokenOf } from "../../test/builders/access-house.ts"
import { acceptInvitation } from "./accept-invitation.flow.ts"
import { changeUser } from "./change-user.flow.ts"
import { issueLink } from "./invite-user.flow.ts"

const linkInvalid = expect.objectContaining({ code: "access.link_invalid" })

describe("an invitation", () => {
  test("lets the person choose the password, signs them in, and gives the roles", async () => {
    const house = await houseWithPeople()
    const { link } = await house.invite("daniyar", ["analyst"])
    await expect(signIn(house, { login: "daniyar", password })).rejects.toMatchObject({ code: "access.sign_in_refused" })
    const { token } = await acceptInvitation(house, { token: tokenOf(link), password })
    expect(await callerOf(house, token)).toMatchObject({ login: "daniyar", roles: ["analyst"] })
    await expect(signIn(house, { login: "daniyar", password })).resolves.toBeDefined()
  })

  test("works once", async () => {
    const house = await houseWithPeople()
    const { link } = await house.invite("daniyar", ["analyst"])
    const both = await Promise.allSettled([1, 2].map(() => acceptInvitation(house, { token: tokenOf(link), password })))
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    await expect(acceptInvitation(house, { token: tokenOf(link), password })).rejects.toEqual(linkInvalid)
  })

  test("is not wasted on a password that is too short", async () => {
    const house = await houseWithPeople()
    const { link } = await house.invite("daniyar", ["analyst"])
    await expect(acceptInvitation(house, { token: tokenOf(link), password: "short" })).rejects.toMatchObject({
      code: "access.password_too_short",
    })
    await expect(acceptInvitation(house, { token: tokenOf(link), password })).resolves.toBeDefined()
  })

  test("is refused for a login that somebody has", async () => {
    const house = await houseWithPeople()
    await expect(house.invite(administrator.login, ["analyst"])).rejects.toMatchObject({ code: "access.login_taken" })
  })

  test("of somebody disabled meanwhile opens nothing", async () => {
    const house = await houseWithPeople()
    const { userId, link } = await house.invite("daniyar", ["analyst"])
    await changeUser(house, house.may, { userId, version: 1, isDisabled: true })
    await expect(acceptInvitation(house, { token: tokenOf(link), password })).rejects.toEqual(linkInvalid)
  })
})

describe("a new link", () => {
  test("retires the one before, leaves the old password in force until it is used, and then ends old sessions", async () => {
    const house = await houseWithPeople()
    const { userId, token } = await house.add("daniyar", ["analyst"])
    const lost = await issueLink(house, house.may, userId)
    const found = await issueLink(house, house.may, userId)
    await expect(acceptInvitation(house, { token: tokenOf(lost), password: "another good password" })).rejects.toEqual(linkInvalid)
    await expect(signIn(house, { login: "daniyar", password })).resolves.toBeDefined()
    await acceptInvitation(house, { token: tokenOf(found), password: "another good password" })
    expect(await callerOf(house, token)).toBeUndefined()
    await expect(signIn(house, { login: "daniyar", password })).rejects.toMatchObject({ code: "access.sign_in_refused" })
  })

  test("is refused for one's own account, so that a stolen session cannot set a password", async () => {
    const house = await houseWithPeople()
    await expect(issueLink(house, house.may, house.may.userId)).rejects.toMatchObject({ code: "access.own_account" })
  })

  test("is refused for nobody", async () => {
    const house = await houseWithPeople()
    await expect(issueLink(house, house.may, house.newId())).rejects.toMatchObject({ code: "access.user_not_found" })
  })
})
