import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { languages } from "../../src/vocabulary/language.ts"
import { launchBrowser } from "../browser.ts"
import { inspectPage } from "../builders/inspect-page.ts"
import { openVisit, playerOf, type Visit } from "../builders/open-visit.ts"
import { type Started, startMain } from "../builders/start-main.ts"

const administrator = { displayName: "Aigerim Synthetic", login: "aigerim", password: "correct horse battery" }
const analyst = { displayName: "Bauyrzhan Synthetic", login: "bauyrzhan", password: "plain words are good", role: "analyst" } as const
const officer = { displayName: "Saule Synthetic", login: "saule", password: "other words are fine", role: "officer" } as const

/* The tests follow one another: what one sets up, the next one uses. */
let shekara: Started
let browser: Browser
beforeAll(async () => {
  const [started, launched] = await Promise.all([startMain(), launchBrowser()])
  shekara = started
  browser = launched
})
afterAll(async () => {
  await browser?.close()
  await shekara?.stop()
})

const looks = { en: { theme: "light", size: "wide" }, ru: { theme: "dark", size: "wide" }, kk: { theme: "dark", size: "phone" } } as const

test.each(languages)("the first screen, the form of the one-time link and an invitation can be read in %s", async (language) => {
  const visit = await openVisit(browser, shekara.url, { language, ...looks[language] })
  const { page, say } = visit
  await page.goto("/")
  await page.getByText(say("access:first.how")).waitFor()
  await inspectPage(visit, "first-screen")
  await page.goto(shekara.setupLink)
  await page.getByRole("heading", { level: 1, name: say("access:setup.title") }).waitFor()
  await inspectPage(visit, "setup")
  await page.goto("/invitation#no-such-link")
  await page.getByRole("heading", { level: 1, name: say("access:invitation.title") }).waitFor()
  await inspectPage(visit, "invitation")
  await visit.context.close()
})

test("the button of the first screen opens the demonstration beside the house", async () => {
  const visit = await openVisit(browser, shekara.url, { language: "en" })
  const { page, say } = visit
  await page.goto("/")
  await page.getByRole("button", { name: say("access:first.demonstration_button") }).click()
  await page.getByRole("heading", { level: 1, name: say("access:demo.title") }).waitFor({ timeout: 120_000 })
  expect(new URL(page.url()).origin).not.toBe(shekara.url)
  await page.getByText(say("demonstration.text")).waitFor()
  await page.getByRole("button", { name: say("access:demo.button", { name: playerOf("mlro").displayName }) }).click()
  await page.getByRole("heading", { level: 1, name: say("today:title", { name: playerOf("mlro").displayName }) }).waitFor()
  await visit.picture("demonstration-today-en-light-wide")
  await visit.context.close()
})

test("the one-time link sets the firm up, and works no second time", async () => {
  const visit = await openVisit(browser, shekara.url, { language: "en" })
  await fillSetup(visit)
  await visit.page.getByRole("heading", { level: 1, name: visit.say("today:title", { name: administrator.displayName }) }).waitFor()
  expect(await visit.page.getByText(visit.say("demonstration.title")).count()).toBe(0)
  await visit.context.close()

  const other = await openVisit(browser, shekara.url, { language: "ru" })
  await fillSetup(other)
  await other.page.getByText(other.say("refusals:access.link_invalid.what")).waitFor()
  await other.page.getByText(other.say("refusals:access.link_invalid.do")).waitFor()
  expect(await other.field(other.say("access:setup.firm_name")).inputValue()).toBe("Synthetic LLP")
  await other.context.close()
})

test("the door of a real firm asks for login and password, and offers nobody to be", async () => {
  const visit = await openVisit(browser, shekara.url, { language: "kk" })
  const { page, say } = visit
  await page.goto("/")
  await page.getByRole("heading", { level: 1, name: say("access:sign_in.title") }).waitFor()
  await visit.field(say("access:sign_in.login")).waitFor()
  await inspectPage(visit, "sign-in")
  expect(await page.getByText(playerOf("analyst").displayName).count()).toBe(0)
  for (const path of ["/v1/access/demonstration/people", "/v1/demonstration"])
    expect((await page.request.post(path, { headers: { origin: shekara.url }, data: {} })).ok(), path).toBe(false)
  await signIn(visit, { ...administrator, password: "not the password" })
  await page.getByText(say("refusals:access.sign_in_refused.what")).waitFor()
  expect(await visit.field(say("access:sign_in.login")).inputValue()).toBe(administrator.login)
  await visit.context.close()
})

test("the administrator brings in an analyst and an officer, who choose their passwords and see their own rooms", async () => {
  const visit = await openVisit(browser, shekara.url, { language: "en" })
  await visit.page.goto("/sign-in?then=/settings")
  await signIn(visit, administrator)
  const links = { analyst: await addPerson(visit, analyst), officer: await addPerson(visit, officer) }
  await visit.picture("people-en-light-wide")
  await visit.context.close()
  await comeInByLink(links.analyst, { person: analyst, rooms: ["cases", "customers"], closed: ["audit"] })
  await comeInByLink(links.officer, { person: officer, rooms: ["cases", "audit"], closed: [] })
})

async function fillSetup({ page, say, field }: Visit): Promise<void> {
  await page.goto(shekara.setupLink)
  await field(say("access:setup.firm_name")).fill("Synthetic LLP")
  await field(say("access:setup.display_name")).fill(administrator.displayName)
  await field(say("access:setup.login")).fill(administrator.login)
  await field(say("access:setup.language")).selectOption("en")
  await field(say("access:setup.password")).fill(administrator.password)
  await page.getByRole("button", { name: say("access:setup.button") }).click()
}

async function signIn({ page, say, field }: Visit, { login, password }: { login: string; password: string }): Promise<void> {
  await field(say("access:sign_in.login")).fill(login)
  await field(say("access:sign_in.password")).fill(password)
  await page.getByRole("button", { name: say("access:sign_in.button"), exact: true }).click()
}

type Newcomer = typeof analyst | typeof officer

/** Puts a person on record and answers the link that is shown this once. */
async function addPerson({ page, say, field }: Visit, { displayName, login, role }: Newcomer): Promise<string> {
  await page.getByRole("button", { name: say("access:users.add") }).click()
  const dialog = page.getByRole("dialog")
  await field(say("access:users.name"), dialog).fill(displayName)
  await field(say("access:users.login"), dialog).fill(login)
  await dialog.getByRole("checkbox", { name: say(`role.${role}`) }).check()
  await dialog.getByRole("button", { name: say("access:users.add_button") }).click()
  const link = await dialog.getByTitle(/\/invitation#/).getAttribute("title")
  await dialog.getByRole("button", { name: say("close") }).click()
  await page.getByRole("row").filter({ hasText: displayName }).getByText(say("access:users.invited")).waitFor()
  return link ?? ""
}

interface Arrival {
  readonly person: Newcomer
  readonly rooms: readonly string[]
  readonly closed: readonly string[]
}

/** Opens the link at a browser of the person's own, chooses a password, leaves, and comes in by login and password. */
async function comeInByLink(link: string, { person, rooms, closed }: Arrival): Promise<void> {
  const visit = await openVisit(browser, shekara.url, { language: "en" })
  const { page, say } = visit
  await page.goto(link)
  await visit.field(say("access:invitation.password")).fill(person.password)
  await visit.field(say("access:invitation.repeat")).fill(`${person.password}!`)
  await page.getByRole("button", { name: say("access:invitation.button") }).click()
  await page.getByText(say("access:invitation.differs")).waitFor()
  await visit.field(say("access:invitation.repeat")).fill(person.password)
  await page.getByRole("button", { name: say("access:invitation.button") }).click()
  await page.getByRole("heading", { level: 1, name: say("today:title", { name: person.displayName }) }).waitFor()
  await visit.signOut()
  await signIn(visit, person)
  for (const room of rooms) await visit.room(room).waitFor()
  for (const room of closed) expect(await visit.room(room).count()).toBe(0)
  expect(visit.complaints).toEqual([])
  await visit.context.close()
}
