import type { InjectOptions } from "fastify"
import { describe, expect, test } from "vitest"
import {
  administrator,
  askingApp,
  emptyHouse,
  foundedHouse,
  type House,
  password,
  publicUrl,
  tokenOf,
} from "../../test/builders/access-house.ts"
import { writeAudited } from "../audit/audit.store.ts"
import { accessRoutes } from "./access.routes.ts"
import { addEntity, addUser } from "./access.store.ts"
import { demonstrationRoutes } from "./demonstration.routes.ts"
import { firstStart } from "./first-start.flow.ts"

/** A browser at our own address: keeps the cookie, and says where its requests come from. */
function browserAt(house: House, { demonstration = "absent" as "absent" | "offered" | "running" } = {}) {
  const app = askingApp(house)
  accessRoutes(app, { ...house, demonstration: () => demonstration })
  if (demonstration === "running") demonstrationRoutes(app, house)
  let cookie = ""
  const send = async (
    method: InjectOptions["method"],
    url: string,
    { body, headers = {} }: { body?: object; headers?: Record<string, string> } = {},
  ) => {
    const origin = { origin: publicUrl }
    const answer = await app.inject({
      method: method!,
      url: `/v1/access/${url}`,
      headers: { ...origin, cookie, ...headers },
      ...(body === undefined ? {} : { payload: body }),
    })
    const set = answer.headers["set-cookie"]
    if (typeof set === "string") cookie = set.split(";")[0]!
    return { status: answer.statusCode, headers: answer.headers, text: answer.body, body: answer.body === "" ? undefined : answer.json() }
  }
  return { app, send, signIn: (login: string, secret: string) => send("POST", "sign-in", { body: { login, password: secret } }) }
}

describe("the first screen", () => {
  test("learns that the firm is to be set up, and that a demonstration is offered only until then", async () => {
    const house = await emptyHouse()
    const { send } = browserAt(house, { demonstration: "offered" })
    expect((await send("GET", "setup")).body).toEqual({
      isSetupNeeded: true,
      demonstration: "offered",
      passwordMinimumLength: expect.any(Number),
      hasProvider: false,
    })
    const token = tokenOf(await firstStart(house))
    const setUp = await send("POST", "setup", { body: { token, firmName: "Invented LLP", country: "KZ", ...administrator } })
    expect(setUp).toMatchObject({
      status: 201,
      body: { me: { login: "aigerim", entity: { name: "Invented LLP", country: "KZ", isDemonstration: false } } },
    })
    expect((await send("GET", "setup")).body).toMatchObject({ isSetupNeeded: false, demonstration: "absent" })
    expect((await send("GET", "me")).body).toMatchObject({
      roles: ["administrator"],
      actions: expect.arrayContaining(["access.administer"]),
    })
  })

  test.each([
    ["a field nobody asked for", { isAdmin: true }],
    ["a country that is not a code", { country: "Kazakhstan" }],
    ["a login with a letter that looks like another", { login: "аigerim" }],
    ["a name with an invisible character", { displayName: "Aigerim\u202e" }],
    ["a language we do not speak", { language: "de" }],
    ["a password without end", { password: "a".repeat(257) }],
  ])("refuses a setup with %s", async (_, differs) => {
    const { send } = browserAt(await emptyHouse())
    const body = { token: "any", firmName: "Invented LLP", country: "KZ", ...administrator, ...differs }
    expect(await send("POST", "setup", { body })).toMatchObject({ status: 422, body: { code: "request.invalid" } })
  })
})

describe("signing in", () => {
  test("by a browser gives a cookie that scripts cannot read, and no token in the body", async () => {
    const { send, signIn } = browserAt(await foundedHouse())
    const answer = await signIn(" Aigerim ", administrator.password)
    expect(answer.status).toBe(200)
    expect(answer.headers["set-cookie"]).toMatch(/^shekara_session_8420=[^;]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/)
    expect(answer.body).not.toHaveProperty("token")
    expect((await send("GET", "me")).status).toBe(200)
  })

  test("by another client gives a bearer token and no cookie", async () => {
    const { app, send } = browserAt(await foundedHouse())
    const body = { login: administrator.login, password: administrator.password, carrier: "bearer" }
    const answer = await send("POST", "sign-in", { body })
    expect(answer.headers["set-cookie"]).toBeUndefined()
    const me = await app.inject({ url: "/v1/access/me", headers: { authorization: `Bearer ${answer.body.token}` } })
    expect(me.json()).toMatchObject({ login: "aigerim" })
  })

  test("with a wrong password is refused without a cookie", async () => {
    const { signIn } = browserAt(await foundedHouse())
    const answer = await signIn(administrator.login, "wrong horse battery")
    expect(answer).toMatchObject({ status: 401, body: { code: "access.sign_in_refused" } })
    expect(answer.headers["set-cookie"]).toBeUndefined()
  })

  test("and out again closes the session, removes the cookie, and may be done twice", async () => {
    const house = await foundedHouse()
    const { app, send, signIn } = browserAt(house)
    const cookie = String((await signIn(administrator.login, administrator.password)).headers["set-cookie"]).split(";")[0]!
    const signedOut = await send("POST", "sign-out")
    expect(signedOut).toMatchObject({ status: 204, text: "" })
    expect(signedOut.headers["set-cookie"]).toContain("Max-Age=0")
    expect((await app.inject({ url: "/v1/access/me", headers: { cookie } })).json()).toMatchObject({ code: "access.sign_in_required" })
    expect((await send("POST", "sign-out")).status).toBe(204)
  })
})

describe("a request sent by another site through the person's browser", () => {
  test.each([
    ["from another origin", { origin: "https://attacker.example" }],
    ["from a page without origin", { origin: "null" }],
    ["cross-site as the browser tells", { origin: "", "sec-fetch-site": "cross-site" }],
  ])("%s is refused, whether or not somebody is signed in", async (_, headers) => {
    const { send, signIn } = browserAt(await foundedHouse())
    const forgedSignIn = await send("POST", "sign-in", { body: { login: administrator.login, password: administrator.password }, headers })
    expect(forgedSignIn).toMatchObject({ status: 403, body: { code: "request.forged" } })
    await signIn(administrator.login, administrator.password)
    expect((await send("PATCH", "me", { body: { language: "ru" }, headers })).body).toMatchObject({ code: "request.forged" })
    expect((await send("GET", "me")).body).toMatchObject({ language: "kk" })
  })
})

test("an address written in another way is guarded like the one it means", async () => {
  const house = await foundedHouse()
  const { app, send } = browserAt(house)
  const payload = { login: administrator.login, password: administrator.password }
  const forged = await app.inject({ method: "POST", url: "/%761/access/sign-in", payload, headers: { origin: "https://attacker.example" } })
  expect(forged.json()).toMatchObject({ code: "request.forged" })
  const known = await app.inject({ url: "/%761/access/me", headers: { authorization: `Bearer ${house.administratorToken}` } })
  expect(known.json()).toMatchObject({ login: administrator.login })
  expect((await send("GET", "me")).body).toMatchObject({ code: "access.sign_in_required" })
})

describe("the own account", () => {
  test("changes language and password, the password only with the current one", async () => {
    const { send, signIn } = browserAt(await foundedHouse())
    await signIn(administrator.login, administrator.password)
    expect((await send("PATCH", "me", { body: { language: "ru" } })).body).toMatchObject({ language: "ru" })
    const wrong = { password: { current: "wrong horse battery", new: password } }
    expect((await send("PATCH", "me", { body: wrong })).body).toMatchObject({ code: "access.sign_in_refused" })
    const right = { password: { current: administrator.password, new: password } }
    expect((await send("PATCH", "me", { body: right })).status).toBe(200)
    expect((await signIn(administrator.login, password)).status).toBe(200)
  })

  test.each([{}, { roles: ["mlro"] }, { displayName: "Somebody Else" }, { password: { new: password } }])(
    "does not take %j",
    async (body) => {
      const { send, signIn } = browserAt(await foundedHouse())
      await signIn(administrator.login, administrator.password)
      expect(await send("PATCH", "me", { body })).toMatchObject({ status: 422 })
    },
  )
})

describe("the people of the firm", () => {
  test("are invited, listed, changed and given a new link by an administrator", async () => {
    const { send, signIn } = browserAt(await foundedHouse())
    await signIn(administrator.login, administrator.password)
    const invitation = { login: "daniyar", displayName: "Daniyar Analyst", language: "ru", roles: ["analyst"] }
    const invited = await send("POST", "users", { body: invitation })
    expect(invited).toMatchObject({ status: 201, body: { user: { login: "daniyar", state: "invited", version: 1 } } })
    const { userId } = invited.body.user
    expect((await send("GET", "users")).body.items.map((user: { login: string }) => user.login)).toEqual(["daniyar", "aigerim"])
    const { headers } = await send("GET", `users/${userId}`)
    const change = { body: { roles: ["approver"] }, headers: { "if-match": String(headers["etag"]) } }
    expect(await send("PATCH", `users/${userId}`, change)).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { roles: ["approver"] },
    })
    expect(await send("PATCH", `users/${userId}`, change)).toMatchObject({ status: 412, body: { code: "request.version_conflict" } })
    expect(await send("PATCH", `users/${userId}`, { body: change.body })).toMatchObject({ status: 428 })
    const link = await send("POST", `users/${userId}/link`)
    expect(link).toMatchObject({ status: 201, body: { url: expect.stringContaining("/invitation#") } })
    const accepted = await send("POST", "invitations/accept", { body: { token: tokenOf(link.body), password } })
    expect(accepted).toMatchObject({ status: 201, body: { me: { login: "daniyar", roles: ["approver"] } } })
  })

  test("are shown to nobody who is not signed in, and changed by nobody who may not", async () => {
    const { send, signIn } = browserAt(await foundedHouse())
    expect((await send("GET", "users")).body).toMatchObject({ code: "access.sign_in_required" })
    await signIn(administrator.login, administrator.password)
    const invitation = { login: "daniyar", displayName: "Daniyar Analyst", language: "ru", roles: ["analyst"] }
    const { link } = (await send("POST", "users", { body: invitation })).body
    await send("POST", "invitations/accept", { body: { token: tokenOf(link), password } })
    expect((await send("GET", "users")).body).toMatchObject({ code: "access.not_permitted" })
    const refused = await send("POST", "users", { body: { ...invitation, login: "friend" } })
    expect(refused).toMatchObject({ status: 403, body: { details: { action: "access.administer", roles: ["administrator"] } } })
  })

  test.each([[{ roles: [] }], [{ roles: ["owner"] }], [{ roles: ["analyst", "analyst"] }], [{ passwordHash: "x" }]])(
    "are not invited with %j",
    async (differs) => {
      const { send, signIn } = browserAt(await foundedHouse())
      await signIn(administrator.login, administrator.password)
      const body = { login: "daniyar", displayName: "Daniyar", language: "ru", roles: ["analyst"], ...differs }
      expect(await send("POST", "users", { body })).toMatchObject({ status: 422 })
    },
  )
})

describe("signing in without a password", () => {
  async function inventedHouse() {
    const house = await emptyHouse()
    const [entityId, userId] = [house.newId(), house.newId()]
    const createdAt = house.clock.now()
    const entry = {
      entityId,
      entryId: house.newId(),
      recordedAt: createdAt,
      action: "entity.invented",
      actor: "system",
      subject: { kind: "entity", id: entityId },
      details: {},
    }
    await writeAudited(house.database, [entry], async (writing) => {
      await addEntity(writing, { entityId, name: "Demonstration firm", country: "KZ", isDemonstration: true, createdAt })
      await addUser(writing, entityId, {
        userId,
        login: "invented",
        displayName: "Invented Analyst",
        language: "en",
        roles: ["analyst"],
        passwordHash: null,
        createdAt,
      })
    })
    return { ...house, userId }
  }

  test("as any invented person works in a demonstration", async () => {
    const house = await inventedHouse()
    const { send } = browserAt(house, { demonstration: "running" })
    expect((await send("GET", "demonstration/people")).body.items).toEqual([
      { userId: house.userId, displayName: "Invented Analyst", language: "en", roles: ["analyst"] },
    ])
    const signedIn = await send("POST", "demonstration/sign-in", { body: { userId: house.userId } })
    expect(signedIn.body.me).toMatchObject({ displayName: "Invented Analyst", entity: { isDemonstration: true } })
    expect((await send("GET", "me")).body).toMatchObject({ roles: ["analyst"] })
  })

  test("does not exist outside a demonstration", async () => {
    const house = await inventedHouse()
    const { send } = browserAt(house)
    expect((await send("GET", "demonstration/people")).status).toBe(404)
    expect((await send("POST", "demonstration/sign-in", { body: { userId: house.userId } })).status).toBe(404)
  })

  test("does not work on a firm that is not invented, even where the routes stand", async () => {
    const { send, signIn } = browserAt(await foundedHouse(), { demonstration: "running" })
    const { userId } = (await signIn(administrator.login, administrator.password)).body.me
    await send("POST", "sign-out")
    expect((await send("GET", "demonstration/people")).body).toMatchObject({ code: "request.not_found" })
    expect((await send("POST", "demonstration/sign-in", { body: { userId } })).body).toMatchObject({ code: "request.not_found" })
  })

  test("is refused for somebody who is not there", async () => {
    const house = await inventedHouse()
    const { send } = browserAt(house, { demonstration: "running" })
    expect((await send("POST", "demonstration/sign-in", { body: { userId: house.newId() } })).body).toMatchObject({
      code: "access.user_not_found",
    })
  })
})
