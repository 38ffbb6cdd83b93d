import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { House } from "../../src/house.ts"
import { type Language, languages } from "../../src/vocabulary/language.ts"
import type { Role } from "../../src/vocabulary/role.ts"
import { launchBrowser } from "../browser.ts"
import { inspectPage } from "../builders/inspect-page.ts"
import { openDemonstration } from "../builders/open-demonstration.ts"
import { openVisit, type Size, type Theme, type Visit } from "../builders/open-visit.ts"
import { readyCustomer } from "../builders/ready-customer.ts"
import { statePosition } from "../builders/state-position.ts"
import { submitListed } from "../builders/submit-listed.ts"

let house: House
let browser: Browser
let paths: Readonly<Record<"transfer" | "case" | "customer" | "list" | "entry" | "position", string>>
beforeAll(async () => {
  house = await openDemonstration({ customers: 40, transfers: 400 })
  browser = await launchBrowser()
  const analyst = await openVisit(browser, house.url, { language: "en" })
  await analyst.slipInAs("analyst")
  const { transferId, caseId } = await submitListed(house, analyst)
  const { customerId } = await readyCustomer(house)
  const founder = await openVisit(browser, house.url, { language: "en" })
  await founder.slipInAs("founder")
  const position = `/perimeter/${await statePosition(founder, house.url, "Steppe Example, as planned")}`
  await founder.context.close()
  paths = {
    position,
    transfer: `/transfers/${transferId}`,
    case: `/cases/${caseId}`,
    customer: `/customers/${customerId}`,
    list: `/screening/${await newest("sanctions_list", "list_version_id")}`,
    entry: `/audit/${await newest("audit_entry", "entry_id")}`,
  }
  await analyst.context.close()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function newest(table: string, id: string): Promise<string> {
  const { rows } = await house.parts.database.pool.query<{ id: string }>(`select ${id} as id from ${table} order by 1 desc limit 1`)
  return rows[0]?.id ?? "none"
}

/** Every page behind the door of the demonstration, as somebody who works there. */
const pages: readonly (readonly [name: string, role: Role | undefined, path: () => string])[] = [
  ["door", undefined, () => "/sign-in"],
  ["today", "mlro", () => "/"],
  ["cases", "officer", () => "/cases"],
  ["case", "analyst", () => paths.case],
  ["transfers", "examiner", () => "/transfers"],
  ["transfer", "analyst", () => paths.transfer],
  ["new-transfer", "analyst", () => "/transfers/new"],
  ["customers", "analyst", () => "/customers"],
  ["customer", "analyst", () => paths.customer],
  ["new-customer", "analyst", () => "/customers/new"],
  ["screening", "administrator", () => "/screening"],
  ["list", "administrator", () => paths.list],
  ["positions", "founder", () => "/perimeter"],
  ["new-position", "founder", () => "/perimeter/new"],
  ["assessment", "counsel", () => paths.position],
  ["questions", "founder", () => `${paths.position}/questions`],
  ["question", "counsel", () => `${paths.position}/questions?fact=activity.may_be_financial_service&of=service_line:exchange`],
  ["regulator-map", "examiner", () => `${paths.position}/map`],
  ["tokens", "founder", () => `${paths.position}/tokens`],
  ["enterprise-risks", "mlro", () => `${paths.position}/risks`],
  ["risks", "founder", () => `${paths.position}/risks?part=risks`],
  ["tax-map", "counsel", () => `${paths.position}/risks?part=tax`],
  ["regime", "officer", () => "/perimeter/overview"],
  ["comparison", "counsel", () => `/perimeter/compare?position=${paths.position.split("/")[2]}&afterRanks=secondary`],
  ["rulebook", "mlro", () => "/rulebook"],
  ["value", "mlro", () => "/rulebook/travel_rule.full_data_from"],
  ["audit", "examiner", () => "/audit"],
  ["entry", "examiner", () => paths.entry],
  ["settings", "administrator", () => "/settings"],
  ["not-found", "analyst", () => "/no/such/page"],
  ["today-founder", "founder", () => "/"],
]

/** Each page is seen in each language, in the dark, and on a phone; which goes with which changes from page to page. */
const looks: readonly { readonly theme: Theme; readonly size: Size }[] = [
  { theme: "light", size: "wide" },
  { theme: "dark", size: "wide" },
  { theme: "light", size: "phone" },
]

describe.each(languages)("in %s", (language) => {
  test.each(pages.map(([name, role, path], position) => ({ name, role, path, ...lookAt(language, position) })))(
    "$name can be read by everybody ($theme, $size)",
    async ({ name, role, path, theme, size }) => {
      const visit = await openVisit(browser, house.url, { language, theme, size })
      if (role !== undefined) await visit.slipInAs(role)
      await visit.page.goto(path())
      await inspectPage(visit, name)
      await visit.context.close()
    },
  )
})

function lookAt(language: Language, position: number): { theme: Theme; size: Size } {
  const { theme, size } = looks[(position + languages.indexOf(language)) % looks.length] ?? { theme: "light", size: "wide" }
  // Every other page is dark on the phone too.
  return { theme: size === "phone" && position % 2 === 1 ? "dark" : theme, size }
}

describe("the keyboard", () => {
  let visit: Visit
  beforeAll(async () => {
    visit = await openVisit(browser, house.url, { language: "en" })
    await visit.slipInAs("analyst")
  })

  test("moves the focus to the title of the page that was entered", async () => {
    const { page, say } = visit
    await page.goto("/")
    await visit.settle()
    for (const room of ["cases", "transfers", "customers", "screening", "rulebook", "settings"]) {
      await visit.room(room).click()
      const title = room === "settings" ? say("access:settings.title") : say(`room.${room}`)
      await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor()
      await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe(title)
      await expect.poll(() => page.title()).toBe(`${title} · ${say("product")}`)
    }
  })

  test("skips the rooms with the first key, and comes to the main action before anything else on the page", async () => {
    const { page, say } = visit
    await page.goto("/transfers")
    await visit.settle()
    await page.keyboard.press("Tab")
    await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe(say("skip_to_content"))
    await page.keyboard.press("Enter")
    await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("content")
    await page.keyboard.press("Tab")
    await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe(say("transfers:new"))
  })

  test("reaches what is to be done about a case before its facts", async () => {
    const { page, say } = visit
    await page.goto(paths.case)
    await visit.settle()
    await page.getByRole("heading", { level: 1 }).last().focus()
    const reached: string[] = []
    for (let step = 0; step < 6; step += 1) {
      await page.keyboard.press("Tab")
      reached.push(await page.evaluate("document.activeElement.textContent"))
    }
    expect(reached.some((words) => words.startsWith(say("cases:prepare.button_release")))).toBe(true)
  })
})

test("dates, amounts and times are written as Kazakh writes them, though browsers cannot", async () => {
  const visit = await openVisit(browser, house.url, { language: "kk" })
  await visit.slipInAs("analyst")
  await visit.page.goto(paths.transfer)
  await visit.settle()
  const words = await visit.opened.innerText()
  expect(words).toMatch(
    /20\d\d ж\. \d{1,2} (?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан), \d\d:\d\d/,
  )
  expect(words).toContain("2\u00a0500\u00a0USDT")
  expect(words).toMatch(/2\u00a0500,\d\d\u00a0USD/)
})
