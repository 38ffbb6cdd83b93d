import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { decisionChallenge } from "../../src/access/decision-challenge.ts"
import { launchBrowser } from "../browser.ts"
import { auditLog, password } from "../builders/access-house.ts"
import { openNamedHouse } from "../builders/open-named-house.ts"
import { openVisit, type Visit } from "../builders/open-visit.ts"

/* The tests follow one another: the passkey that one makes, the next one uses. */
let house: Awaited<ReturnType<typeof openNamedHouse>>
let browser: Browser
let visit: Visit
let officer: { userId: string; token: string }
let analyst: { userId: string; token: string }

beforeAll(async () => {
  const [opened, launched] = await Promise.all([openNamedHouse(), launchBrowser()])
  house = opened
  browser = launched
  officer = await house.add("officer", ["officer"])
  analyst = await house.add("analyst", ["analyst"])
  visit = await openVisit(browser, house.url, { language: "ru" })
  await plugInAuthenticator(visit.page)
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test("somebody who decides is told that a second factor is missing, and makes a passkey in Settings", async () => {
  const { page, say, field } = visit
  await page.goto("/sign-in?then=/settings")
  await field(say("access:sign_in.login")).fill("officer")
  await field(say("access:sign_in.password")).fill(password)
  await page.getByRole("button", { name: say("access:sign_in.button"), exact: true }).click()
  await page.getByText(say("security:factor.needed"), { exact: true }).waitFor()
  await page.getByRole("button", { name: say("security:passkey.add") }).click()
  const dialog = page.getByRole("dialog")
  await field(say("security:passkey.name"), dialog).fill("Synthetic key")
  await field(say("security:factor.password"), dialog).fill(password)
  await dialog.getByRole("button", { name: say("security:passkey.make") }).click()
  await page.getByRole("cell", { name: "Synthetic key" }).waitFor()
  await page.getByText(say("security:factor.needed"), { exact: true }).waitFor({ state: "detached" })
  await visit.picture("settings-passkey-ru-light-wide", { isWhole: true })
})

test("signs in by the passkey alone, under no name", async () => {
  const { page, say, context } = visit
  await context.clearCookies()
  await page.goto("/sign-in?then=/settings")
  await page.getByRole("button", { name: say("security:passkey.sign_in") }).click()
  await page.getByRole("cell", { name: "Synthetic key" }).waitFor()
  await page.getByText(say("security:sessions.method.passkey"), { exact: true }).waitFor()
  expect(visit.complaints).toEqual([])
})

test("a decision is taken by a signature under that very decision, and by no other", async () => {
  const held = await holdTransfer()
  const path = `/v1/transfers/${held.transferId}`
  const why = "The beneficiary could not be named"
  const decide = (verdict: string, body: object, version = held.etag) => post(`${path}/${verdict}`, body, version)

  expect(await decide("rejection", { why })).toMatchObject({
    status: 403,
    body: { code: "access.step_up_required", details: { by: "passkey" } },
  })
  expect(await decide("rejection", { why, confirmation: { code: "000000" } })).toMatchObject({ body: { code: "access.step_up_required" } })

  const sign = async (meant: object) => {
    const challenge = await post(`${path}/decision-challenge`, meant, held.etag)
    expect(challenge.status).toBe(201)
    return answerInPage(challenge.body)
  }
  const confirmation = await sign({ verdict: "rejection", why })
  const refused = { status: 401, body: { code: "access.passkey_refused" } }
  expect(await decide("rejection", { why: `${why}.`, confirmation })).toMatchObject(refused)
  expect(await decide("release", { why, confirmation })).toMatchObject(refused)
  const tampered = {
    ...confirmation,
    assertion: { ...confirmation.assertion, response: { ...confirmation.assertion.response, signature: "AAAA" } },
  }
  expect(await decide("rejection", { why, confirmation: tampered })).toMatchObject(refused)
  const other = await sign({ verdict: "release", why })
  expect(await decide("rejection", { why, confirmation: { ...other, challengeId: confirmation.challengeId } })).toMatchObject(refused)

  expect(await decide("rejection", { why, confirmation })).toMatchObject({ status: 200, body: { transfer: { state: "rejected" } } })
  await expectEvidence({ ...held, why })
})

test("a signature is spent with its decision", async () => {
  const first = await holdTransfer()
  const why = "Once is enough"
  const challenge = await post(`/v1/transfers/${first.transferId}/decision-challenge`, { verdict: "release", why }, first.etag)
  const confirmation = await answerInPage(challenge.body)
  // A real firm with the invented list stays held; the decision was taken all the same, and the case goes back.
  const again = await post(`/v1/transfers/${first.transferId}/release`, { why, confirmation }, first.etag)
  expect(again).toMatchObject({ status: 200, body: { transfer: { state: "held" } } })
  expect(await post(`/v1/transfers/${first.transferId}/release`, { why, confirmation }, first.etag)).toMatchObject({ status: 412 })
  expect(
    await house.database.kysely
      .selectFrom("passkey_challenge")
      .select("challenge_id")
      .where("challenge_id", "=", confirmation.challengeId)
      .execute(),
  ).toEqual([])
})

/** Anybody can work out later, from the log and the decision, what was signed and that it was this. */
async function expectEvidence({ transferId, version, why, factsDigest }: Held & { why: string }): Promise<void> {
  const entry = (await auditLog(house.database)).find(({ action }) => action === "transfer.rejected")
  const { consent } = JSON.parse(entry?.text ?? "{}").details
  expect(consent).toMatchObject({ by: "passkey", signature: expect.any(String), authenticatorData: expect.any(String) })
  const said = { transferId, version, verdict: "rejection", why, factsDigest }
  const challenge = decisionChallenge({ entityId: house.may.entityId, userId: officer.userId, nonce: consent.nonce, said })
  const signed = JSON.parse(Buffer.from(consent.clientDataJSON, "base64url").toString("utf8"))
  expect(signed).toMatchObject({ type: "webauthn.get", challenge: Buffer.from(challenge).toString("base64url"), origin: house.url })
}

interface Held {
  readonly transferId: string
  readonly version: number
  readonly etag: string
  readonly factsDigest: string
}

let transfers = 0

/** A withdrawal that is held, and prepared by the analyst for a second person. */
async function holdTransfer(): Promise<Held> {
  const reference = `SYN-${++transfers}`
  const customer = { reference, kind: "natural", name: "Daniyar Synthetic", country: "KZ", status: "active", services: ["withdrawal"] }
  const { customerId } = (await house.ask(analyst.token, "/v1/customers", { body: customer })).body
  const otherParty = { kind: "natural", name: "Somebody Synthetic" }
  const asked = { customerId, direction: "withdrawal", asset: "USDT", amount: "10", otherParty, otherWalletHosting: "vasp" }
  const submitted = await house.ask(analyst.token, "/v1/transfers", { body: asked, "idempotency-key": reference })
  expect(submitted).toMatchObject({ status: 201, body: { transfer: { state: "held" } } })
  const { transferId } = submitted.body.transfer
  const preparation = { recommendation: "reject", why: "Not to be cleared" }
  const prepared = await house.ask(analyst.token, `/v1/transfers/${transferId}/preparation`, {
    body: preparation,
    "if-match": submitted.etag,
  })
  expect(prepared.status).toBe(200)
  const { version } = prepared.body.transfer
  return { transferId, version, etag: prepared.etag, factsDigest: prepared.body.decisions.at(-1)?.factsDigest ?? "" }
}

/** Sends as the officer's browser does, cookie and all. */
async function post(path: string, data: object, ifMatch: string) {
  const answer = await visit.page.request.post(path, { data, headers: { origin: house.url, "if-match": ifMatch } })
  return { status: answer.status(), body: await answer.json() }
}

interface Signed {
  readonly challengeId: string
  readonly assertion: { readonly response: Readonly<Record<string, string>> }
}

/** What the console does with a challenge, in the browser's own words. */
async function answerInPage(challenge: unknown): Promise<Signed> {
  return visit.page.evaluate<Signed>(`(async ({ challengeId, options }) => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
    const { id, rawId, type, response } = (await navigator.credentials.get({ publicKey })).toJSON()
    const { clientDataJSON, authenticatorData, signature } = response
    return { challengeId, assertion: { id, rawId, type, clientExtensionResults: {}, response: { clientDataJSON, authenticatorData, signature } } }
  })(${JSON.stringify(challenge)})`)
}

/** Chromium's own virtual authenticator, whose owner always agrees. */
async function plugInAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send("WebAuthn.enable")
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
