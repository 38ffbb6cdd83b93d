import { TOTP } from "otpauth"
import { describe, expect, test } from "vitest"
import { auditLog, callerOf, houseWithPeople, password, signIn, tokenOf } from "../../test/builders/access-house.ts"
import { acceptInvitation } from "./accept-invitation.flow.ts"
import { permit, principalOf } from "./access.ts"
import { beginOneTimeCode, confirmCode } from "./enrol-one-time-code.flow.ts"
import { findOneTimeCode } from "./one-time-code.store.ts"
import { approveRecovery, proposeRecovery } from "./recover-account.flow.ts"

async function houseWithAdministrators() {
  const house = await houseWithPeople()
  const administratorOf = async (token: string) =>
    permit(principalOf({ principal: await callerOf(house, token) }), "access.administer", house.rulebook.roles)
  const second = await house.add("second", ["administrator"])
  const officer = await house.add("officer", ["officer"])
  const principal = principalOf({ principal: await callerOf(house, officer.token) })
  const { secret } = await beginOneTimeCode(house, principal, { password })
  const code = new TOTP({ secret }).generate({ timestamp: Date.parse(house.clock.now()) })
  await confirmCode(house, principal, code)
  return { house, officer, second, principal, maySecond: await administratorOf(second.token) }
}

const refusedAs = (code: string) => expect.objectContaining({ code })

describe("an account whose owner has lost the second factor", () => {
  test("is given back by two administrators: the old proofs and sessions end, and a link begins anew", async () => {
    const { house, officer, principal, maySecond } = await houseWithAdministrators()
    await expect(signIn(house, { login: "officer", password })).rejects.toEqual(refusedAs("access.code_required"))
    const { recoveryId } = await proposeRecovery(house, house.may, officer.userId)
    expect(await callerOf(house, officer.token)).toBeDefined()

    const link = await approveRecovery(house, maySecond, recoveryId)
    expect(await callerOf(house, officer.token)).toBeUndefined()
    expect(await findOneTimeCode(house.database.kysely, principal)).toBeUndefined()
    await expect(signIn(house, { login: "officer", password })).rejects.toEqual(refusedAs("access.sign_in_refused"))
    await acceptInvitation(house, { token: tokenOf(link), password: "another plain sentence" })
    await expect(signIn(house, { login: "officer", password: "another plain sentence" })).resolves.toHaveProperty("token")
    const actions = (await auditLog(house.database)).map(({ action }) => action)
    expect(actions.filter((action) => action.startsWith("user.recover"))).toEqual(["user.recovery_proposed", "user.recovered"])
    await expect(approveRecovery(house, maySecond, recoveryId)).rejects.toEqual(refusedAs("access.recovery_not_found"))
  })

  test("is given back by nobody alone, nor by its owner, nor after the proposal has expired", async () => {
    const { house, officer, second, maySecond } = await houseWithAdministrators()
    await expect(proposeRecovery(house, maySecond, second.userId)).rejects.toEqual(refusedAs("access.own_account"))
    const own = await proposeRecovery(house, house.may, second.userId)
    await expect(approveRecovery(house, maySecond, own.recoveryId)).rejects.toEqual(refusedAs("access.own_account"))
    const { recoveryId } = await proposeRecovery(house, house.may, officer.userId)
    await expect(approveRecovery(house, house.may, recoveryId)).rejects.toEqual(refusedAs("access.same_administrator"))
    house.clock.pass(24 * 60)
    await expect(approveRecovery(house, maySecond, recoveryId)).rejects.toEqual(refusedAs("access.recovery_not_found"))
  })

  test("is recovered once, also when two approvals meet, and by the newest proposal alone", async () => {
    const { house, officer, maySecond } = await houseWithAdministrators()
    const first = await proposeRecovery(house, house.may, officer.userId)
    const { recoveryId } = await proposeRecovery(house, house.may, officer.userId)
    await expect(approveRecovery(house, maySecond, first.recoveryId)).rejects.toEqual(refusedAs("access.recovery_not_found"))
    const outcomes = await Promise.allSettled([
      approveRecovery(house, maySecond, recoveryId),
      approveRecovery(house, maySecond, recoveryId),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  })
})
