import { TOTP } from "otpauth"
import { describe, expect, test } from "vitest"
import { auditLog, callerOf, houseWithPeople, password, tokenOf } from "../../test/builders/access-house.ts"
import { writeAudited } from "../audit/audit.store.ts"
import { acceptInvitation } from "./accept-invitation.flow.ts"
import { principalOf } from "./access.ts"
import { accessPolicy } from "./access-policy.ts"
import { beginOneTimeCode, confirmCode, removeCode } from "./enrol-one-time-code.flow.ts"
import { issueLink } from "./invite-user.flow.ts"
import { signIn as signInFrom } from "./sign-in.flow.ts"
import { stepUp } from "./step-up.flow.ts"

const address = "192.0.2.1"
const unconfirmed = { said: {}, confirmation: undefined }

/** An officer with an authenticator app of another make than ours: it reads the address as any app does. */
async function officerWithApp({ isConfirmed = true } = {}) {
  const house = await houseWithPeople()
  const { userId, token } = await house.add("officer", ["officer"])
  const principal = principalOf({ principal: await callerOf(house, token) })
  const { uri, secret } = await beginOneTimeCode(house, principal, { password })
  expect(uri).toMatch(/^otpauth:\/\/totp\/Shekara:officer\?/)
  const app = new TOTP({ secret, algorithm: "SHA1", digits: 6, period: 30 })
  const codeNow = (seconds = 0) => app.generate({ timestamp: Date.parse(house.clock.now()) + seconds * 1000 })
  const recoveryCodes = isConfirmed ? (await confirmCode(house, principal, codeNow())).recoveryCodes : []
  const signIn = (code?: string) => signInFrom(house, { login: "officer", password, address, ...(code === undefined ? {} : { code }) })
  return { house, principal, userId, codeNow, recoveryCodes, signIn, secret }
}

const refusedAs = (code: string) => expect.objectContaining({ code })

describe("an authenticator app", () => {
  test("is asked for at sign-in once it is confirmed, after the password, and not before", async () => {
    const { house, codeNow, signIn } = await officerWithApp()
    await expect(signIn()).rejects.toEqual(refusedAs("access.code_required"))
    house.clock.pass(1)
    await expect(signIn(codeNow())).resolves.toHaveProperty("token")
    const wrong = signInFrom(house, { login: "officer", password: "wrong horse battery", address })
    await expect(wrong).rejects.toEqual(refusedAs("access.sign_in_refused"))
  })

  test("that was not confirmed is asked for nowhere", async () => {
    const { signIn } = await officerWithApp({ isConfirmed: false })
    await expect(signIn()).resolves.toHaveProperty("token")
  })

  test("gives codes that work once, for clocks half a minute apart, and in no other order", async () => {
    const { house, codeNow, signIn } = await officerWithApp()
    house.clock.pass(5)
    const [before, now, after] = [codeNow(-30), codeNow(), codeNow(30)]
    await expect(signIn(codeNow(-90))).rejects.toEqual(refusedAs("access.code_refused"))
    await signIn(now)
    await expect(signIn(now)).rejects.toEqual(refusedAs("access.code_refused"))
    await expect(signIn(before)).rejects.toEqual(refusedAs("access.code_refused"))
    await expect(signIn(after)).resolves.toHaveProperty("token")
  })

  test("takes one code once, also from two sign-ins of the same moment", async () => {
    const { house, codeNow, signIn } = await officerWithApp()
    house.clock.pass(5)
    const code = codeNow()
    const outcomes = await Promise.allSettled([signIn(code), signIn(code)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
  })

  test("locks the account after as many wrong codes as wrong passwords", async () => {
    const { house, codeNow, signIn } = await officerWithApp()
    const { signInAttempts } = accessPolicy(house.rulebook, house.clock.now())
    for (let attempt = 1; attempt < signInAttempts; attempt++)
      await expect(signIn("000000")).rejects.toEqual(refusedAs("access.code_refused"))
    await expect(signIn("000000")).rejects.toEqual(refusedAs("access.too_many_attempts"))
    await expect(signIn(codeNow())).rejects.toEqual(refusedAs("access.too_many_attempts"))
  })

  test("is replaced by a recovery code, once each; neither codes nor secret stand in the log", async () => {
    const { house, recoveryCodes, signIn, secret } = await officerWithApp()
    expect(new Set(recoveryCodes).size).toBe(10)
    const [first = "", second = ""] = recoveryCodes
    await signIn(first)
    await expect(signIn(first)).rejects.toEqual(refusedAs("access.code_refused"))
    await expect(signIn(` ${second.toUpperCase()} `)).resolves.toHaveProperty("token")
    const log = (await auditLog(house.database)).map(({ text }) => text).join()
    for (const kept of [secret, ...recoveryCodes]) expect(log).not.toContain(kept)
  })

  test("stands through a new one-time link, and is removed against one of its own codes alone", async () => {
    const { house, principal, userId, codeNow, signIn } = await officerWithApp()
    const link = await issueLink(house, house.may, userId)
    const acceptance = { token: tokenOf(link), password }
    await expect(acceptInvitation(house, acceptance)).rejects.toEqual(refusedAs("access.code_required"))
    house.clock.pass(1)
    await expect(acceptInvitation(house, { ...acceptance, code: codeNow() })).resolves.toHaveProperty("token")
    await expect(beginOneTimeCode(house, principal, { password })).rejects.toEqual(refusedAs("access.factor_exists"))
    await expect(removeCode(house, principal, "000000")).rejects.toEqual(refusedAs("access.code_refused"))
    house.clock.pass(1)
    await removeCode(house, principal, codeNow())
    await expect(signIn()).resolves.toHaveProperty("token")
  })
})

describe("a decision", () => {
  test("is refused to a checker without a second factor, and asked of nobody invented", async () => {
    const { house, principal } = await officerWithApp({ isConfirmed: false })
    await expect(stepUp(house, principal, unconfirmed)).rejects.toMatchObject({
      code: "access.second_factor_required",
      details: { needed: "any" },
    })
    await expect(stepUp(house, { ...principal, isDemonstration: true }, unconfirmed)).resolves.toBeUndefined()
    await expect(stepUp(house, { ...principal, roles: ["analyst"] }, unconfirmed)).resolves.toBeUndefined()
  })

  test("is confirmed by a code that is spent with the decision and stays good where the decision fails", async () => {
    const { house, principal, codeNow } = await officerWithApp()
    house.clock.pass(1)
    await expect(stepUp(house, principal, unconfirmed)).rejects.toMatchObject({ code: "access.step_up_required", details: { by: "code" } })
    const code = codeNow()
    const decide = async (fails: boolean) => {
      const consent = await stepUp(house, principal, { said: {}, confirmation: { code } })
      const entry = {
        entityId: principal.entityId,
        entryId: house.newId(),
        recordedAt: house.clock.now(),
        action: "test.decided",
        actor: principal.userId,
        subject: { kind: "test", id: "1" },
        details: {},
      }
      await writeAudited(house.database, [entry], async (writing) => {
        await consent?.spend(writing)
        if (fails) throw new Error("The decision failed")
      })
    }
    await expect(decide(true)).rejects.toThrow("The decision failed")
    await decide(false)
    await expect(decide(false)).rejects.toEqual(refusedAs("access.code_refused"))
  })
})
