import { TOTP } from "otpauth"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { auditLog, callerOf, password } from "../../test/builders/access-house.ts"
import { houseWithProvider, returnUrl } from "../../test/builders/house-with-provider.ts"
import { providerClient } from "../../test/builders/open-provider.ts"
import { findUser } from "./access.store.ts"
import { accessPolicy } from "./access-policy.ts"
import { changeUser } from "./change-user.flow.ts"
import { beginOneTimeCode, confirmCode } from "./enrol-one-time-code.flow.ts"
import { openIdentityProvider } from "./identity-provider.client.ts"

const session = "shekara_session_8420"
const attempt = "shekara_provider_8420"
const refusedAs = (code: string) => expect.objectContaining({ code })
const refused = { status: 401, body: { code: "access.provider_refused" } }

/* One provider for all: each test has people of its own there. */
const people = Object.fromEntries(
  ["asel", "other-asel", "unverified", "stranger", "gone", "app", "swap", "old", "proof", "locked", "plain"].map((subject) => [
    subject,
    { email: `${subject.replace("other-", "")}@synthetic.example`, email_verified: subject !== "unverified" },
  ]),
)
let at: Awaited<ReturnType<typeof houseWithProvider>>
beforeAll(async () => {
  at = await houseWithProvider(people)
})
afterAll(() => at?.close())

const invite = (subject: string) => at.house.invite(`${subject}@synthetic.example`, ["officer"])
const actionsOf = async () => (await auditLog(at.house.database)).map(({ action }) => action)

describe("signing in through the identity provider", () => {
  test("lets in whom the firm invited, by the verified address, with the roles of our own table and no password", async () => {
    expect(await at.get("/v1/access/setup", {})).toMatchObject({ hasProvider: true })
    const { userId } = await invite("asel")
    const { status, set, body, text } = await at.signIn("asel")
    expect(status).toBe(200)
    expect(body).toMatchObject({ me: { userId, roles: ["officer"] } })
    expect(text).not.toContain(set[session])
    expect(set[attempt]).toBe("")
    expect(await callerOf(at.house, set[session] ?? "")).toMatchObject({ userId })
    expect(await findUser(at.house.database.kysely, at.house.may.entityId, userId)).toMatchObject({ state: "active" })
    expect((await actionsOf()).slice(-4)).toEqual(["provider.asked", "provider.answered", "user.provider_tied", "user.signed_in"])
  })

  test("knows them again by their subject when their address has changed there", async () => {
    await at.running.know({ ...people, asel: { email: "asel.married@synthetic.example", email_verified: true } })
    expect((await at.signIn("asel")).status).toBe(200)
    await at.running.know(people)
  })

  test("refuses a second identity that claims the same address", async () => {
    expect(await at.signIn("other-asel")).toMatchObject(refused)
    expect((await actionsOf()).at(-1)).toBe("provider.refused")
  })

  test("refuses whom nobody invited, an address that is not verified, and somebody disabled, in the same words", async () => {
    await invite("unverified")
    const { userId } = await invite("gone")
    await changeUser(at.parts, at.house.may, { userId, version: await at.house.versionOf(userId), isDisabled: true })
    for (const subject of ["stranger", "unverified", "gone"]) expect(await at.signIn(subject)).toMatchObject(refused)
  })

  test("asks PKCE, state and nonce, each new, and shows none of the secrets behind them", async () => {
    const [first, second] = [await at.begin("stranger"), await at.begin("stranger")]
    const asked = [first, second].map(({ url }) => new URL(url).searchParams)
    for (const name of ["state", "nonce", "code_challenge"]) expect(asked[0]?.get(name)).not.toBe(asked[1]?.get(name))
    expect(asked[0]?.get("code_challenge_method")).toBe("S256")
    expect(first.url).not.toContain(first.cookies[attempt] ?? "no cookie")
    expect(first.url).not.toContain(encodeURIComponent(providerClient.clientSecret))
  })

  test("takes an answer once, from the browser that asked, and for its own attempt", async () => {
    await invite("swap")
    const { query, cookies } = await at.begin("swap")
    const other = await at.begin("swap")
    const hand = (by: Record<string, string>, body: object) => at.post("/v1/access/provider-sign-in", { cookies: by, body })
    expect(await hand({}, { query })).toMatchObject(refused)
    expect(await hand({ [attempt]: `${at.house.may.entityId}.${"A".repeat(43)}` }, { query })).toMatchObject(refused)
    // Another attempt's state does not help: the code was bound to the secrets of its own.
    const mixed = new URLSearchParams(query)
    mixed.set("state", new URLSearchParams(other.query).get("state") ?? "")
    expect(await hand(other.cookies, { query: `?${mixed}` })).toMatchObject(refused)
    expect(await hand(other.cookies, { query: other.query })).toMatchObject(refused)
    expect((await hand(cookies, { query })).status).toBe(200)
    expect(await hand(cookies, { query })).toMatchObject(refused)
    expect(await hand(cookies, { code: "000000" })).toMatchObject(refused)
  })

  test("refuses an answer from another issuer, an error, and what no provider says", async () => {
    for (const change of [{ iss: "https://attacker.example" }, { state: "guessed" }, { code: "guessed" }, { error: "access_denied" }]) {
      const { query, cookies } = await at.begin("swap")
      const changed = new URLSearchParams(query)
      for (const [name, value] of Object.entries(change)) changed.set(name, value)
      expect(await at.post("/v1/access/provider-sign-in", { cookies, body: { query: `?${changed}` } })).toMatchObject(refused)
    }
    for (const query of ["?", "nonsense", "?%", "?code=1&code=2", "#code=1", "//attacker.example?code=1", "?state[x]=1"]) {
      const { cookies } = await at.begin("swap")
      expect(await at.post("/v1/access/provider-sign-in", { cookies, body: { query } })).toMatchObject(refused)
      at.house.clock.pass(60)
    }
  })

  test("refuses an answer that comes too late", async () => {
    await invite("old")
    const { query, cookies } = await at.begin("old")
    at.house.clock.pass(11)
    expect(await at.post("/v1/access/provider-sign-in", { cookies, body: { query } })).toMatchObject(refused)
  })

  test("stops a network that fails too often", async () => {
    at.house.clock.pass(60)
    const { addressFailures } = accessPolicy(at.house.rulebook, at.house.clock.now())
    const hand = () => at.post("/v1/access/provider-sign-in", { body: { query: "?code=guessed&state=guessed" } })
    for (let failure = 1; failure <= addressFailures; failure++) expect(await hand()).toMatchObject(refused)
    expect(await hand()).toMatchObject({ status: 429, body: { code: "access.too_many_attempts" } })
    at.house.clock.pass(60)
  })

  test("opens no account while it is locked", async () => {
    const { userId } = await invite("locked")
    const lockedUntil = new Date(Date.parse(at.house.clock.now()) + 60_000).toISOString()
    const { kysely } = at.house.database
    await kysely.updateTable("user_account").set({ locked_until: lockedUntil }).where("user_id", "=", userId).execute()
    expect(await at.signIn("locked")).toMatchObject({ status: 429, body: { code: "access.too_many_attempts" } })
    at.house.clock.pass(1)
    expect((await at.signIn("locked")).status).toBe(200)
  })

  test("stands in for the password and never for the second factor", async () => {
    const { userId, token } = await at.house.add("app@synthetic.example", ["officer"])
    const principal = await callerOf(at.house, token)
    if (principal === undefined) throw new Error("Nobody is signed in")
    const { secret } = await beginOneTimeCode(at.house, principal, { password })
    const codeNow = () => new TOTP({ secret }).generate({ timestamp: Date.parse(at.house.clock.now()) })
    await confirmCode(at.house, principal, codeNow())
    at.house.clock.pass(1)
    const { query, cookies } = await at.begin("app")
    const hand = (body: object) => at.post("/v1/access/provider-sign-in", { cookies, body })
    const asked = await hand({ query })
    expect(asked).toMatchObject({ status: 401, body: { code: "access.code_required" } })
    expect(asked.set[session]).toBeUndefined()
    expect(await hand({ code: "000000" })).toMatchObject({ body: { code: "access.code_refused" } })
    expect(await hand({ code: codeNow() })).toMatchObject({ status: 200, body: { me: { userId } } })
    at.house.clock.pass(1)
    expect(await hand({ code: codeNow() })).toMatchObject(refused)
  })

  test("leaves no code, verifier, address or subject in the log", async () => {
    const log = (await auditLog(at.house.database)).map(({ text }) => text).join()
    for (const kept of ["synthetic.example", "other-asel", providerClient.clientSecret, "code_verifier"]) expect(log).not.toContain(kept)
  })

  test("says that the provider is silent where it is, and counts that against nobody", async () => {
    const settings = { issuer: "http://127.0.0.1:9", ...providerClient, returnUrl }
    const silent = openIdentityProvider(settings)
    const binding = { state: "state", nonce: "nonce", codeVerifier: "verifier" }
    await expect(silent.addressOf(binding, false)).rejects.toEqual(refusedAs("service.provider_unreachable"))
    await expect(silent.identify("?code=1", binding, undefined)).rejects.toEqual(refusedAs("service.provider_unreachable"))
  })
})
