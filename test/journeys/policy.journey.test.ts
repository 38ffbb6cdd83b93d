import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { launchBrowser } from "../browser.ts"
import { administrator, password } from "../builders/access-house.ts"
import { openNamedHouse } from "../builders/open-named-house.ts"
import { openVisit, type Visit } from "../builders/open-visit.ts"

let house: Awaited<ReturnType<typeof openNamedHouse>>
let browser: Browser
beforeAll(async () => {
  const [opened, launched] = await Promise.all([openNamedHouse(), launchBrowser()])
  house = opened
  browser = launched
  await house.add("mlro", ["mlro"])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test("the policy allows nothing inline, neither script nor style", async () => {
  const answer = await fetch(house.url.replace("localhost", "127.0.0.1"))
  const policy = answer.headers.get("content-security-policy") ?? ""
  expect(policy).toContain("style-src 'self';")
  expect(policy).toContain("script-src 'self';")
  expect(policy).not.toMatch(/unsafe|nonce|\*/)
})

test("no page, dialog, menu or theme of the console asks for more than the policy allows", async () => {
  const visit = await openVisit(browser, house.url, { language: "ru" })
  const violations = await watchPolicy(visit.page)
  await signIn(visit, "mlro", password)
  for (const path of ["/", "/cases", "/transfers", "/customers", "/screening", "/rulebook", "/audit", "/settings"]) await open(visit, path)
  await visit.page.keyboard.press("Control+k")
  await visit.page.getByRole("dialog").waitFor()
  await visit.page.keyboard.press("Escape")
  await visit.page.emulateMedia({ colorScheme: "dark" })
  await visit.context.close()

  const other = await openVisit(browser, house.url, { language: "kk", size: "phone", theme: "dark" })
  const others = await watchPolicy(other.page)
  await signIn(other, administrator.login, administrator.password)
  await open(other, "/settings")
  await other.page.getByRole("button", { name: other.say("security:keys.issue"), exact: true }).click()
  await other.page.getByRole("dialog").waitFor()
  await other.picture("settings-kk-dark-phone", { isWhole: true })
  await other.context.close()
  expect([...violations, ...others]).toEqual([])
})

test("neither does the description of the API", async () => {
  const visit = await openVisit(browser, house.url, { language: "en" })
  const violations = await watchPolicy(visit.page)
  await visit.page.goto("/docs/api/")
  await visit.page.locator(".swagger-ui .info").first().waitFor()
  await visit.page
    .getByRole("button", { name: /sign-in/ })
    .first()
    .click()
  await visit.context.close()
  expect(violations).toEqual([])
})

async function open({ page }: Visit, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole("heading", { level: 1 }).first().waitFor()
  await page.waitForLoadState("networkidle")
}

async function signIn({ page, say, field }: Visit, login: string, secret: string): Promise<void> {
  await page.goto("/sign-in")
  await field(say("access:sign_in.login")).fill(login)
  await field(say("access:sign_in.password")).fill(secret)
  await page.getByRole("button", { name: say("access:sign_in.button"), exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"))
  await page.getByRole("banner").waitFor()
}

/** Gathers what the browser refuses by the policy, as it says itself. */
async function watchPolicy(page: Page): Promise<string[]> {
  const violations: string[] = []
  await page.exposeFunction("tellViolation", (what: string) => violations.push(what))
  await page.addInitScript(`document.addEventListener("securitypolicyviolation", (event) =>
    window.tellViolation([location.pathname, event.violatedDirective, event.blockedURI, event.sourceFile, event.sample].join(" ")))`)
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) violations.push(message.text())
  })
  return violations
}
