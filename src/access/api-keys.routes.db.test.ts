import { describe, expect, test } from "vitest"
import { askingApp, auditLog, callerOf, houseWithPeople } from "../../test/builders/access-house.ts"
import { accessRoutes } from "./access.routes.ts"
import { permitOf } from "./access.ts"

const wanted = { name: "Core ledger", actions: ["transfer.submit", "event.read"], days: 90 }

async function open() {
  const house = await houseWithPeople()
  const app = askingApp(house)
  accessRoutes(app, { ...house, demonstration: () => "absent" })
  app.post("/v1/submit", async (request) => permitOf(request, "transfer.submit"))
  app.post("/v1/decide", async (request) => permitOf(request, "transfer.decide"))
  const ask = async (token: string, method: "GET" | "POST" | "PATCH", url: string, payload?: object) => {
    const answer = await app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}` },
      ...(payload === undefined ? {} : { payload }),
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  const issue = async (differs = {}) => ask(house.administratorToken, "POST", "/v1/access/keys", { ...wanted, ...differs })
  return { house, app, ask, issue }
}

describe("a key of a system of the firm", () => {
  test("is shown once, stored as its digest, and does what is on its list and nothing else", async () => {
    const { house, ask, issue } = await open()
    const { status, body } = await issue()
    expect(status).toBe(201)
    expect(body.secret).toMatch(/^shekara_[0-9a-f]{32}_[A-Za-z0-9_-]{43}$/)
    expect(await ask(body.secret, "POST", "/v1/submit")).toMatchObject({ status: 200, body: { userId: body.key.keyId } })
    expect(await ask(body.secret, "POST", "/v1/decide")).toMatchObject({ status: 403, body: { code: "access.not_permitted" } })
    expect(await ask(body.secret, "GET", "/v1/access/users")).toMatchObject({ status: 403 })
    expect(await ask(body.secret, "GET", "/v1/access/me")).toMatchObject({ status: 200, body: { roles: [], actions: wanted.actions } })

    const listed = await ask(house.administratorToken, "GET", "/v1/access/keys")
    expect(listed.body.items).toEqual([{ ...body.key, lastUsedAt: house.clock.now() }])
    expect(listed.body.grantable).toEqual(house.rulebook.machineActions)
    const stored = await house.database.kysely.selectFrom("api_key").selectAll().execute()
    const log = await auditLog(house.database)
    for (const kept of [JSON.stringify(stored), ...log.map(({ text }) => text)]) expect(kept).not.toContain(body.secret.slice(41))
    expect(log.map(({ text }) => text).join()).not.toContain(wanted.name)
    expect(log.at(-1)).toMatchObject({ action: "key.issued", text: expect.stringContaining("transfer.submit") })
  })

  test("opens nothing that belongs to people: no account, no colleagues, no cookie", async () => {
    const { app, ask, issue } = await open()
    const { secret } = (await issue()).body
    expect(await ask(secret, "PATCH", "/v1/access/me", { language: "kk" })).toMatchObject({
      status: 403,
      body: { code: "access.person_required" },
    })
    expect(await ask(secret, "GET", "/v1/access/colleagues")).toMatchObject({ status: 403, body: { code: "access.person_required" } })
    const asCookie = await app.inject({ url: "/v1/access/me", headers: { cookie: `shekara_session_8420=${secret}` } })
    expect(asCookie.statusCode).toBe(401)
  })

  test("ends when it expires, and at once when it is revoked, which may be asked twice and is logged once", async () => {
    const { house, ask, issue } = await open()
    const { key, secret } = (await issue({ days: 1 })).body
    const address = `/v1/access/keys/${key.keyId}/revocation`
    expect(await ask(house.administratorToken, "POST", address)).toMatchObject({ status: 200, body: { revokedAt: house.clock.now() } })
    expect((await ask(secret, "POST", "/v1/submit")).status).toBe(401)
    expect((await ask(house.administratorToken, "POST", address)).status).toBe(200)
    expect((await auditLog(house.database)).filter(({ action }) => action === "key.revoked")).toHaveLength(1)

    const second = (await issue({ days: 1 })).body
    house.clock.pass(24 * 60)
    expect((await ask(second.secret, "POST", "/v1/submit")).status).toBe(401)
  })

  test.each([
    ["a power that no machine has", { actions: ["transfer.decide"] }, "actions"],
    ["the power to give power", { actions: ["transfer.submit", "access.administer"] }, "actions"],
    ["a life longer than policy allows", { days: 367 }, "days"],
  ])("is not issued with %s", async (_, differs, field) => {
    expect(await (await open()).issue(differs)).toMatchObject({ status: 422, body: { code: "request.invalid", details: { field } } })
  })

  test("is issued and revoked by administrators alone, and read by those who may read about access", async () => {
    const { house, ask, issue } = await open()
    const { key } = (await issue()).body
    const mlro = await house.add("mlro", ["mlro"])
    expect((await ask(mlro.token, "GET", "/v1/access/keys")).status).toBe(200)
    expect((await ask(mlro.token, "POST", "/v1/access/keys", wanted)).status).toBe(403)
    expect((await ask(mlro.token, "POST", `/v1/access/keys/${key.keyId}/revocation`)).status).toBe(403)
    const analyst = await house.add("analyst", ["analyst"])
    expect((await ask(analyst.token, "GET", "/v1/access/keys")).status).toBe(403)
    expect(await callerOf(house, analyst.token)).not.toHaveProperty("actions")
  })
})
