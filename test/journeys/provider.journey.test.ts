import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { launchBrowser } from "../browser.ts"
import { openNamedHouse } from "../builders/open-named-house.ts"
import { openProvider, type RunningProvider } from "../builders/open-provider.ts"
import { openVisit, type Visit } from "../builders/open-visit.ts"

/* The tests follow one another, as one person who has no password here. */
let house: Awaited<ReturnType<typeof openNamedHouse>>
let provider: RunningProvider
let browser: Browser
let visit: Visit

beforeAll(async () => {
  const [opened, launched] = await Promise.all([
    openNamedHouse(async (url) => {
      provider = await openProvider(`${url}/sign-in/return`, { "asel-1": { email: "asel@synthetic.example", email_verified: true } })
      return provider.issuer
    }),
    launchBrowser(),
  ])
  house = opened
  browser = launched
  await house.invite("asel@synthetic.example", ["officer"])
  visit = await openVisit(browser, house.url, { language: "ru" })
  // The provider's own page asks for a typeface from elsewhere, which no test waits for.
  await visit.context.route(
    (url) => ![house.url, provider.issuer].includes(url.origin),
    (route) => route.abort(),
  )
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
  await provider?.close()
})

test("somebody who was invited signs in at the firm's identity provider, and comes back to the page they wanted", async () => {
  const { page, say } = visit
  await page.goto("/sign-in?then=/settings")
  await page.getByRole("button", { name: say("security:provider.sign_in") }).click()
  await signInAtProvider("asel-1")
  await page.getByText(say("security:sessions.method.provider"), { exact: true }).waitFor()
  expect(new URL(page.url()).pathname).toBe("/settings")
})

test("sets up an authenticator app after the provider has vouched anew", async () => {
  const { page, say } = visit
  await page.getByRole("button", { name: say("security:factor.set_up") }).click()
  await page
    .getByRole("dialog")
    .getByRole("button", { name: say("security:provider.prove") })
    .click()
  await signInAtProvider("asel-1", { hasConsented: true })
  await page.getByRole("button", { name: say("security:factor.set_up") }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByText(say("security:provider.proven")).waitFor()
  await dialog.getByRole("button", { name: say("security:factor.go_on") }).click()
  await dialog.getByText(say("security:factor.scan")).waitFor()
  expect(await dialog.getByLabel(say("security:factor.password")).count()).toBe(0)
})

test("an identity that nobody invited is told why it does not come in, and how to go on", async () => {
  const stranger = await openVisit(browser, house.url, { language: "en", size: "phone" })
  await stranger.context.route(
    (url) => ![house.url, provider.issuer].includes(url.origin),
    (route) => route.abort(),
  )
  const { page, say } = stranger
  await page.goto("/sign-in")
  await page.getByRole("button", { name: say("security:provider.sign_in") }).click()
  await signInAtProvider("stranger-1", { page })
  await page.getByText(say("refusals:access.provider_refused.what")).waitFor()
  await page.getByRole("link", { name: say("security:provider.back_to_door") }).click()
  await page.getByRole("button", { name: say("access:sign_in.button"), exact: true }).waitFor()
})

test("the console complains of nothing on the way, but that the provider is another site", () => {
  const own = visit.complaints.filter((complaint) => !complaint.startsWith("foreign request: ") && !complaint.includes(provider.issuer))
  expect(own.filter((complaint) => !complaint.includes("fonts.googleapis.com"))).toEqual([])
})

/** The forms of the provider: login, and consent where it was not given before. */
async function signInAtProvider(subject: string, { page = visit.page, hasConsented = false } = {}): Promise<void> {
  await page.waitForURL((url) => url.origin === provider.issuer)
  await page.locator("input[name=login]").fill(subject)
  await page.locator("input[name=password]").fill("any")
  await page.getByRole("button", { name: "Sign-in" }).click()
  if (!hasConsented) await page.getByRole("button", { name: "Continue" }).click()
  await page.waitForURL((url) => url.origin === house.url)
}
