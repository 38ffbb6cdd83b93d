import { describe, expect, test } from "vitest"
import { askingApp, auditLog, callerOf, houseWithPeople, password, signIn } from "../../test/builders/access-house.ts"
import { accessRoutes } from "./access.routes.ts"
import { accessPolicy } from "./access-policy.ts"
import { cleanUpAccess } from "./clean-up-access.flow.ts"
import { tokenDigest } from "./credential.store.ts"

async function open() {
  const house = await houseWithPeople()
  const app = askingApp(house)
  accessRoutes(app, { ...house, demonstration: () => "absent" })
  const ask = async (token: string, method: "GET" | "POST", url: string) => {
    const answer = await app.inject({ method, url: `/v1/access/${url}`, headers: { authorization: `Bearer ${token}` } })
    return { status: answer.statusCode, body: answer.body === "" ? undefined : answer.json() }
  }
  return { house, ask }
}

describe("open sessions", () => {
  test("are listed to their owner without their tokens, and one of them is this one", async () => {
    const { house, ask } = await open()
    const analyst = await house.add("analyst", ["analyst"])
    house.clock.pass(1)
    const { token } = await signIn(house, { login: "analyst", password })
    const { body } = await ask(token, "GET", "sessions")
    expect(body.items).toMatchObject([
      { method: "password", isThis: true },
      { method: "link", isThis: false },
    ])
    expect(JSON.stringify(body)).not.toContain(token.split(".")[1])
    const { sessionId } = body.items[1]
    expect(sessionId).toBe(tokenDigest(analyst.token).toString("hex"))
    expect((await ask(token, "POST", `sessions/${sessionId}/revocation`)).status).toBe(204)
    expect(await callerOf(house, analyst.token)).toBeUndefined()
    expect(await ask(token, "POST", `sessions/${sessionId}/revocation`)).toMatchObject({
      status: 404,
      body: { code: "access.session_not_found" },
    })
    expect((await auditLog(house.database)).at(-1)).toMatchObject({ action: "session.revoked" })
  })

  test("leave the list when they are idle", async () => {
    const { house, ask } = await open()
    const analyst = await house.add("analyst", ["analyst"])
    house.clock.pass(accessPolicy(house.rulebook, house.clock.now()).sessionIdleMinutes - 1)
    const { token } = await signIn(house, { login: "analyst", password })
    house.clock.pass(1)
    expect((await ask(token, "GET", "sessions")).body.items).toHaveLength(1)
    expect(await callerOf(house, analyst.token)).toBeUndefined()
  })

  test("of others end by an administrator alone, all at once; nobody ends a stranger's by its id", async () => {
    const { house, ask } = await open()
    const [analyst, officer] = [await house.add("analyst", ["analyst"]), await house.add("officer", ["officer"])]
    const id = tokenDigest(analyst.token).toString("hex")
    expect((await ask(officer.token, "POST", `sessions/${id}/revocation`)).status).toBe(404)
    expect((await ask(officer.token, "POST", `users/${analyst.userId}/sessions/revocation`)).status).toBe(403)
    expect((await ask(officer.token, "GET", `users/${analyst.userId}/sessions`)).status).toBe(403)
    expect((await ask(house.administratorToken, "GET", `users/${analyst.userId}/sessions`)).body.items).toHaveLength(1)
    expect((await ask(house.administratorToken, "POST", `users/${analyst.userId}/sessions/revocation`)).status).toBe(204)
    expect(await callerOf(house, analyst.token)).toBeUndefined()
    expect(await callerOf(house, officer.token)).toBeDefined()
  })
})

describe("the nightly clean-up", () => {
  test("forgets sessions, links and counts that are past their time, says so once, and leaves what is in use", async () => {
    const { house } = await open()
    const { kysely } = house.database
    await house.add("analyst", ["analyst"])
    await expect(signIn(house, { login: "nobody", password: "wrong horse battery" })).rejects.toThrow()
    await cleanUpAccess(house)
    expect((await kysely.selectFrom("session").selectAll().execute()).length).toBe(2)

    house.clock.pass((accessPolicy(house.rulebook, house.clock.now()).recordKeptHours + 25) * 60)
    const { token } = await signIn(house, { login: "analyst", password })
    await cleanUpAccess(house)
    await cleanUpAccess(house)
    expect((await kysely.selectFrom("session").selectAll().execute()).length).toBe(1)
    expect(await kysely.selectFrom("one_time_link").selectAll().execute()).toEqual([])
    expect(await kysely.selectFrom("sign_in_meter").selectAll().execute()).toEqual([])
    expect(await callerOf(house, token)).toMatchObject({ login: "analyst" })
    expect((await auditLog(house.database)).filter(({ action }) => action === "access.cleaned_up")).toHaveLength(1)
  })
})
