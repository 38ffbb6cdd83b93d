import { describe, expect, test } from "vitest"
import { administrator, auditLog, callerOf, emptyHouse, foundedHouse, type House, signIn } from "../../test/builders/access-house.ts"
import { principalOf } from "./access.ts"
import { accessPolicy } from "./access-policy.ts"
import { changeOwnPassword } from "./change-own-account.flow.ts"
import { later } from "./later.ts"
import { parseToken } from "./parse-token.ts"
import { signOut } from "./sign-out.flow.ts"

const refused = expect.objectContaining({ code: "access.sign_in_refused" })
const tooMany = expect.objectContaining({ code: "access.too_many_attempts" })
const wrong = { login: administrator.login, password: "wrong horse battery" }

const policyOf = (house: House) => accessPolicy(house.rulebook, house.clock.now())

async function failUntilLocked(house: House): Promise<void> {
  for (let attempt = 1; attempt < policyOf(house).signInAttempts; attempt++) await expect(signIn(house, wrong)).rejects.toEqual(refused)
  await expect(signIn(house, wrong)).rejects.toEqual(tooMany)
}

describe("signing in", () => {
  test("opens a session that is recognised as the person, with the roles", async () => {
    const house = await foundedHouse()
    const { token } = await signIn(house, administrator)
    expect(await callerOf(house, token)).toMatchObject({
      login: "aigerim",
      displayName: "Aigerim Administrator",
      language: "kk",
      roles: ["administrator"],
    })
  })

  test("is refused in the same words for a wrong password, an unknown login, and before there is a firm", async () => {
    const house = await foundedHouse()
    await expect(signIn(house, wrong)).rejects.toEqual(refused)
    await expect(signIn(house, { ...administrator, login: "nobody" })).rejects.toEqual(refused)
    await expect(signIn(await emptyHouse(), administrator)).rejects.toEqual(refused)
  })

  test("leaves every failure in the log, without the login that was tried", async () => {
    const house = await foundedHouse()
    await expect(signIn(house, wrong)).rejects.toEqual(refused)
    await expect(signIn(house, { ...administrator, login: "stranger-in-the-log" })).rejects.toEqual(refused)
    const failures = (await auditLog(house.database)).filter(({ action }) => action === "user.sign_in_refused")
    expect(failures).toHaveLength(2)
    expect(failures.map(({ text }) => text).join()).not.toMatch(/stranger|aigerim|horse/)
  })

  test("takes as long for an unknown login as for a wrong password", async () => {
    const house = await foundedHouse()
    const millisecondsOf = async (login: string) => {
      const start = performance.now()
      await expect(signIn(house, { login, password: "wrong horse battery" })).rejects.toEqual(refused)
      return performance.now() - start
    }
    // By turns, and the quickest of each: whatever else the machine does then weighs on both alike.
    const times: { known: number; unknown: number }[] = []
    for (let attempt = 0; attempt < 4; attempt++)
      times.push({ known: await millisecondsOf(administrator.login), unknown: await millisecondsOf("nobody") })
    const known = Math.min(...times.map((time) => time.known))
    const unknown = Math.min(...times.map((time) => time.unknown))
    expect(unknown).toBeGreaterThan(known / 3)
    expect(unknown).toBeLessThan(known * 3)
  })
})

describe("failed sign-ins", () => {
  test("of a login that nobody has, or of somebody disabled, are locked as those of a known one, word for word", async () => {
    const house = await foundedHouse()
    const { signInAttempts, lockMinutes } = policyOf(house)
    const answers = async (login: string) => {
      const seen: unknown[] = []
      for (let attempt = 0; attempt < signInAttempts + 1; attempt++)
        await signIn(house, { login, password: "wrong horse battery" }).catch(({ code, details }) => seen.push({ code, details }))
      house.clock.pass(lockMinutes)
      await signIn(house, { login, password: "wrong horse battery" }).catch(({ code, details }) => seen.push({ code, details }))
      house.clock.pass(-lockMinutes)
      return seen
    }
    expect(await answers("nobody")).toEqual(await answers(administrator.login))
    const { kysely } = house.database
    expect((await kysely.selectFrom("sign_in_meter").selectAll().execute()).map(({ kind }) => kind).sort()).toEqual(["address", "login"])
  })

  test("from one network close it to everybody's tries there, for a while, and leave other networks open", async () => {
    const house = await foundedHouse()
    const { addressFailures, addressWindowMinutes } = policyOf(house)
    const from = (address: string, login: string) => signIn(house, { login, password: "wrong horse battery" }, address)
    for (let attempt = 0; attempt < addressFailures; attempt++)
      await expect(from(`2001:db8::${attempt}`, `guess-${attempt}`)).rejects.toEqual(refused)
    await expect(signIn(house, administrator, "2001:db8::ffff")).rejects.toMatchObject({
      code: "access.too_many_attempts",
      details: { retryAfterSeconds: addressWindowMinutes * 60 },
    })
    await expect(signIn(house, administrator, "2001:db8:0:1::1")).resolves.toBeDefined()
    house.clock.pass(addressWindowMinutes)
    await expect(signIn(house, administrator, "2001:db8::ffff")).resolves.toBeDefined()
    const limited = (await auditLog(house.database)).filter(({ action }) => action === "address.limited")
    expect(limited).toHaveLength(1)
    expect(limited[0]?.text).not.toContain("2001:db8")
  })

  test("lock the account at the limit of house policy, for everybody and for the right password too", async () => {
    const house = await foundedHouse()
    await failUntilLocked(house)
    const { lockMinutes } = policyOf(house)
    const details = { until: later(house.clock.now(), lockMinutes), retryAfterSeconds: lockMinutes * 60 }
    await expect(signIn(house, administrator)).rejects.toMatchObject({ code: "access.too_many_attempts", details })
    expect((await auditLog(house.database)).map(({ action }) => action)).toContain("user.locked_out")
  })

  test("are forgiven when the lock ends, and count anew", async () => {
    const house = await foundedHouse()
    await failUntilLocked(house)
    house.clock.pass(policyOf(house).lockMinutes)
    await expect(signIn(house, wrong)).rejects.toEqual(refused)
    await expect(signIn(house, administrator)).resolves.toBeDefined()
  })

  test("are forgotten by a success", async () => {
    const house = await foundedHouse()
    for (let round = 0; round < 2; round++) {
      for (let attempt = 1; attempt < policyOf(house).signInAttempts; attempt++) await expect(signIn(house, wrong)).rejects.toEqual(refused)
      await expect(signIn(house, administrator)).resolves.toBeDefined()
    }
  })

  test("sent all at once gain nobody more than the limit of guesses", async () => {
    const house = await foundedHouse()
    await Promise.allSettled(Array.from({ length: 12 }, () => signIn(house, wrong)))
    await expect(signIn(house, administrator)).rejects.toEqual(tooMany)
  })

  test("do not end a session that is open", async () => {
    const house = await foundedHouse()
    await failUntilLocked(house)
    expect(await callerOf(house, house.administratorToken)).toBeDefined()
  })
})

describe("a session", () => {
  test("ends when it was idle too long, and not while it is used", async () => {
    const house = await foundedHouse()
    const { sessionIdleMinutes } = policyOf(house)
    for (let visit = 0; visit < 3; visit++) {
      house.clock.pass(sessionIdleMinutes - 1)
      expect(await callerOf(house, house.administratorToken)).toBeDefined()
    }
    house.clock.pass(sessionIdleMinutes)
    expect(await callerOf(house, house.administratorToken)).toBeUndefined()
  })

  test("ends at its absolute limit however busy it is", async () => {
    const house = await foundedHouse()
    const { sessionAbsoluteHours, sessionIdleMinutes } = policyOf(house)
    const step = sessionIdleMinutes - 1
    for (let minute = step; minute < sessionAbsoluteHours * 60; minute += step) {
      house.clock.pass(step)
      expect(await callerOf(house, house.administratorToken)).toBeDefined()
    }
    house.clock.pass(step)
    expect(await callerOf(house, house.administratorToken)).toBeUndefined()
  })

  test("writes that it was seen at most once a minute", async () => {
    const house = await foundedHouse()
    const lastSeen = async () =>
      (await house.database.kysely.selectFrom("session").select("last_seen_at").executeTakeFirstOrThrow()).last_seen_at
    const opened = await lastSeen()
    house.clock.pass(0.5)
    await callerOf(house, house.administratorToken)
    expect(await lastSeen()).toBe(opened)
    house.clock.pass(0.5)
    await callerOf(house, house.administratorToken)
    expect(await lastSeen()).toBe(house.clock.now())
  })

  test("opens nothing from the moment of signing out, and leaves the person's other sessions open", async () => {
    const house = await foundedHouse()
    const { token } = await signIn(house, administrator)
    await signOut(house, principalOf({ principal: await callerOf(house, token) }), parseToken(token)!)
    expect(await callerOf(house, token)).toBeUndefined()
    expect(await callerOf(house, house.administratorToken)).toBeDefined()
  })

  test("cannot be opened by what the database holds", async () => {
    const house = await foundedHouse()
    const row = await house.database.kysely.selectFrom("session").selectAll().executeTakeFirstOrThrow()
    expect(await callerOf(house, `${row.entity_id}.${row.session_hash.toString("base64url")}`)).toBeUndefined()
  })
})

describe("changing the own password", () => {
  test("asks for the current one and ends every other session", async () => {
    const house = await foundedHouse()
    const principal = principalOf({ principal: await callerOf(house, house.administratorToken) })
    const session = parseToken(house.administratorToken)!
    const other = await signIn(house, administrator)
    const newPassword = "another horse battery"
    await expect(changeOwnPassword(house, principal, { currentPassword: "wrong", newPassword, session })).rejects.toEqual(refused)
    await changeOwnPassword(house, principal, { currentPassword: administrator.password, newPassword, session })
    expect(await callerOf(house, other.token)).toBeUndefined()
    expect(await callerOf(house, house.administratorToken)).toBeDefined()
    await expect(signIn(house, administrator)).rejects.toEqual(refused)
    await expect(signIn(house, { ...administrator, password: newPassword })).resolves.toBeDefined()
  })

  test("counts wrong answers as signing in does", async () => {
    const house = await foundedHouse()
    const principal = principalOf({ principal: await callerOf(house, house.administratorToken) })
    const wish = { currentPassword: "wrong", newPassword: "another horse battery", session: parseToken(house.administratorToken)! }
    for (let attempt = 0; attempt < policyOf(house).signInAttempts; attempt++)
      await expect(changeOwnPassword(house, principal, wish)).rejects.toThrow()
    await expect(signIn(house, administrator)).rejects.toEqual(tooMany)
  })
})
