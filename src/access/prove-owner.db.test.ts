import { TOTP } from "otpauth"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { auditLog, password } from "../../test/builders/access-house.ts"
import { houseWithProvider } from "../../test/builders/house-with-provider.ts"
import { approveRecovery, proposeRecovery } from "./recover-account.flow.ts"

const refused = { status: 401, body: { code: "access.provider_refused" } }
const unproven = { status: 401, body: { code: "access.owner_proof_required" } }
const emailOf = (subject: string) => `${subject}@synthetic.example`
const people = Object.fromEntries(
  ["asel", "other", "both", "recovered"].map((subject) => [subject, { email: emailOf(subject), email_verified: true }]),
)

let at: Awaited<ReturnType<typeof houseWithProvider>>
beforeAll(async () => {
  at = await houseWithProvider(people)
})
afterAll(() => at?.close())

/** Somebody who was invited, never chose a password, and came in through the provider. */
async function cameIn(subject: string) {
  const { userId } = await at.house.invite(emailOf(subject), ["officer"])
  const { status, set } = await at.signIn(subject)
  expect(status).toBe(200)
  const cookies = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== ""))
  return { userId, cookies }
}

const beginCode = (cookies: Record<string, string>, body: object = {}) => at.post("/v1/access/one-time-code", { cookies, body })
const keepProof = (cookies: Record<string, string>, query: string) => at.post("/v1/access/provider-proof", { cookies, body: { query } })

describe("somebody without a password", () => {
  let cookies: Record<string, string>
  beforeAll(async () => {
    cookies = (await cameIn("asel")).cookies
    await cameIn("other")
  })

  test("is told that the provider is asked before a factor changes, and changes none without its word", async () => {
    expect(await at.get("/v1/access/factors", cookies)).toMatchObject({ ownerProof: "provider", isProven: false })
    expect(await beginCode(cookies)).toMatchObject(unproven)
    expect(await beginCode(cookies, { password })).toMatchObject({ status: 401, body: { code: "access.sign_in_refused" } })
  })

  test("asks the provider for a new proof, and not for the session it still has", async () => {
    const { url } = await at.begin("asel", cookies, "provider-proof")
    const asked = new URL(url).searchParams
    expect([asked.get("prompt"), asked.get("max_age")]).toEqual(["login", "0"])
  })

  test("is refused somebody else's identity, an answer to a sign-in, and an answer without the proof's own attempt", async () => {
    const other = await at.begin("other", cookies, "provider-proof")
    expect(await keepProof(other.cookies, other.query)).toMatchObject(refused)
    const signIn = await at.begin("asel", cookies)
    expect(await keepProof(signIn.cookies, signIn.query)).toMatchObject(refused)
    const proof = await at.begin("asel", cookies, "provider-proof")
    const signedIn = await at.post("/v1/access/provider-sign-in", { cookies: proof.cookies, body: { query: proof.query } })
    expect(signedIn).toMatchObject(refused)
    expect(await keepProof(cookies, proof.query)).toMatchObject(refused)
    expect(await beginCode(proof.cookies)).toMatchObject(unproven)
  })

  test("sets up an authenticator app after a fresh word of the provider, which counts once and for minutes", async () => {
    const late = await at.begin("asel", cookies, "provider-proof")
    expect((await keepProof(late.cookies, late.query)).status).toBe(204)
    at.house.clock.pass(11)
    expect(await beginCode(late.cookies)).toMatchObject(unproven)

    const { query, cookies: kept } = await at.begin("asel", cookies, "provider-proof")
    expect((await keepProof(kept, query)).status).toBe(204)
    expect(await at.get("/v1/access/factors", kept)).toMatchObject({ isProven: true })
    const begun = await beginCode(kept)
    expect(begun.status).toBe(201)
    expect(await beginCode(kept)).toMatchObject(unproven)
    const code = new TOTP({ secret: String(begun.body["secret"]) }).generate({ timestamp: Date.parse(at.house.clock.now()) })
    const confirmed = await at.post("/v1/access/one-time-code/confirmation", { cookies: kept, body: { code } })
    expect(confirmed.status).toBe(200)
    expect(await at.get("/v1/access/factors", kept)).toMatchObject({ hasOneTimeCode: true, isProven: false })
    expect((await auditLog(at.house.database)).map(({ action }) => action)).toContain("user.provider_proven")
  })
})

test("a proof made for one person serves nobody else in the same browser", async () => {
  const { cookies } = await cameIn("both")
  const proof = await at.begin("both", cookies, "provider-proof")
  expect((await keepProof(proof.cookies, proof.query)).status).toBe(204)
  const stranger = await at.house.add("stranger", ["officer"])
  expect(await beginCode({ ...proof.cookies, shekara_session_8420: stranger.token })).toMatchObject(unproven)
  expect((await beginCode(proof.cookies)).status).toBe(201)
})

test("a recovery by two administrators unties the account, and the next identity with the address is tied anew", async () => {
  const { userId } = await cameIn("recovered")
  const second = await at.house.add("second", ["administrator"])
  await at.running.know({ ...people, renewed: { email: emailOf("recovered"), email_verified: true } })
  expect(await at.signIn("renewed")).toMatchObject(refused)
  const { recoveryId } = await proposeRecovery(at.parts, at.house.may, userId)
  await approveRecovery(at.parts, { ...at.house.may, userId: second.userId }, recoveryId)
  expect((await at.signIn("renewed")).status).toBe(200)
  expect(await at.signIn("recovered")).toMatchObject(refused)
})
