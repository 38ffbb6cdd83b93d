import type { Browser, Locator } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { House } from "../../src/house.ts"
import { loadRulebook } from "../../src/rulebook/rulebook.store.ts"
import { launchBrowser } from "../browser.ts"
import { downloadMemos } from "../builders/download-memo.ts"
import { type Answers, answerAll, askOf, cardOf, shownNow } from "../builders/interview.ts"
import { openDemonstration } from "../builders/open-demonstration.ts"
import { openVisit, sizes, type Visit } from "../builders/open-visit.ts"
import { statePosition } from "../builders/state-position.ts"

let house: House
let browser: Browser
beforeAll(async () => {
  house = await openDemonstration({ customers: 2, transfers: 0 })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const rulebook = loadRulebook()

const exchange: Answers = {
  "layer.seat": "aifc",
  "layer.route_sought": "aifc",
  "layer.carries_on_in_or_from_aifc": true,
  "activity.matches_orders": true,
  "activity.touches_client_funds": true,
  "activity.client_transaction_flows": true,
  "activity.fiat_exposure": true,
  "activity.customer_touchpoints": true,
  "control.wallet_model": "omnibus",
  "control.can_sign_for_client": true,
  "control.can_move_client_assets": true,
}
const wallet: Answers = {
  "layer.seat": "onshore",
  "activity.provides_wallet_software": true,
  "activity.is_software_only": true,
  "activity.describes_itself": ["software_only", "non_custodial"],
  "control.claims_non_custodial": true,
}

describe("the interview", () => {
  test("of a custodial exchange leads from the first question to a recorded assessment", async () => {
    const visit = await openVisit(browser, house.url, { language: "en" })
    await beginPosition(visit, "Custodial exchange")
    const asked = await answerAll(visit, exchange)
    expect(asked.every((fact) => isRelevant(fact, asked))).toBe(true)
    await visit.page.getByRole("link", { name: visit.say("perimeter:questions.to_assessment") }).click()
    await findingOf(visit, "SVC-EXCHANGE", "applies")
    await findingOf(visit, "SVC-CUSTODY", "applies")
    await recordAssessment(visit)
    await readMemo(visit, "SVC-EXCHANGE")
    await visit.settle()
    await visit.picture("assessment-exchange-en-light-wide")
    expect(visit.complaints).toEqual([])
  })

  test("of a software-only wallet leads from the first question to a recorded assessment", async () => {
    const visit = await openVisit(browser, house.url, { language: "ru", theme: "dark" })
    await beginPosition(visit, "Кошелёк без хранения")
    await answerAll(visit, wallet)
    await visit.page.getByRole("link", { name: visit.say("perimeter:questions.to_assessment") }).click()
    await findingOf(visit, "SVC-CUSTODY", "does_not_apply")
    await findingOf(visit, "SVC-EXCHANGE", "does_not_apply")
    await recordAssessment(visit)
    await readMemo(visit, "BM-WALLET-NO-KEYS")
    await visit.settle()
    await visit.picture("assessment-wallet-ru-dark-wide")
    expect(visit.complaints).toEqual([])
  })
})

describe("the founder", () => {
  test("has one question in sight, with why it is asked and what it can change, and is asked another when one is set aside", async () => {
    const visit = await openVisit(browser, house.url, { language: "kk", size: "phone" })
    const { page, say } = visit
    await visit.slipInAs("founder")
    const positionId = await statePosition(visit, house.url, "Бір жағдай")
    await page.goto(`/perimeter/${positionId}/questions`)
    await askOf(visit).waitFor()
    await visit.settle()
    await visit.picture("interview-kk-light-phone")
    const asks = [...rulebook.facts.values()].map(({ ask }) => ask.kk)
    const main = page.getByRole("main")
    const seen = await Promise.all(asks.map((ask) => main.getByText(ask, { exact: true }).filter({ visible: true }).count()))
    expect(seen.reduce((sum, count) => sum + count, 0)).toBe(1)
    expect(await isInSight(askOf(visit), sizes.phone)).toBe(true)
    expect(await isInSight(cardOf(visit).getByText(say("perimeter:questions.why"), { exact: true }), sizes.phone)).toBe(true)
    await cardOf(visit).getByText(say("perimeter:questions.change"), { exact: true }).waitFor()
    const first = await shownNow(visit)
    await cardOf(visit)
      .getByRole("button", { name: say("perimeter:questions.dont_know") })
      .tap()
    await expect.poll(() => shownNow(visit)).not.toBe(first)
    expect(visit.complaints).toEqual([])
  })

  test("jumps back to an answer, changes it with a key, and comes back to what is asked", async () => {
    const visit = await openVisit(browser, house.url, { language: "en" })
    const { page, say } = visit
    await visit.slipInAs("founder")
    const positionId = await statePosition(visit, house.url, "Changed answers")
    await page.goto(`/perimeter/${positionId}/questions`)
    const next = await shownNow(visit)
    await page
      .locator("summary")
      .filter({ hasText: say("perimeter:questions.answered", { count: 7 }).replace("7 ", "") })
      .click()
    const ask = rulebook.facts.get("activity.matches_orders")?.ask.en ?? ""
    await page.getByRole("link", { name: say("perimeter:questions.change_answer", { ask }) }).click()
    await askOf(visit).filter({ hasText: ask }).waitFor()
    await expect.poll(() => cardOf(visit).getByRole("button", { pressed: true }).textContent()).toContain(say("perimeter:questions.yes"))
    await visit.settle()
    await page.keyboard.press("2")
    await expect.poll(() => page.url()).not.toContain("fact=")
    const { sheet } = await readPosition(visit, positionId)
    expect(sheet.service_lines[0].facts["activity.matches_orders"]).toBe(false)
    expect(sheet.service_lines[1].facts["activity.provides_wallet_software"]).toBe(true)
    expect(next).not.toBe("done")
  })

  test("names a token and declares the list complete", async () => {
    const visit = await openVisit(browser, house.url, { language: "en" })
    const { page, say } = visit
    await visit.slipInAs("founder")
    const positionId = await statePosition(visit, house.url, "Two tokens")
    await page.goto(`/perimeter/${positionId}/questions`)
    await page
      .locator("summary")
      .filter({ hasText: say("perimeter:subjects.title") })
      .click()
    await visit.field(say("perimeter:subjects.kind")).selectOption({ label: say("perimeter:kind.token") })
    await visit.field(say("perimeter:subjects.name")).fill("Second Coin")
    await page.getByRole("button", { name: say("perimeter:subjects.add"), exact: true }).click()
    await page.getByText("Steppe Coin, Second Coin").waitFor()
    const complete = page.getByRole("checkbox", { name: say("perimeter:subjects.closed_of", { kind: say("perimeter:kind.token") }) })
    await complete.click()
    await expect.poll(() => complete.isChecked()).toBe(true)
    await page.goto(`/perimeter/${positionId}/tokens`)
    await page.getByRole("heading", { level: 2, name: /Second Coin/ }).waitFor()
    expect((await readPosition(visit, positionId)).sheet.closed).toEqual(["tokens"])
  })

  test("is told each place where a fact sheet is wrong, and keeps what was typed", async () => {
    const visit = await openVisit(browser, house.url, { language: "en" })
    const { page, say } = visit
    await visit.slipInAs("founder")
    await page.goto("/perimeter/new")
    const sheet = "facts:\n  activity.matches_orders: maybe\n  activity.unheard_of: true\n"
    await visit.field(say("perimeter:field.title")).fill("Refused")
    await visit.field(say("perimeter:import.sheet")).fill(sheet)
    await page.getByRole("button", { name: say("perimeter:begin"), exact: true }).click()
    const refusal = page.getByRole("alert")
    await refusal.getByText("facts.activity.matches_orders", { exact: true }).waitFor()
    await refusal.getByText("facts.activity.unheard_of", { exact: true }).waitFor()
    expect(await visit.field(say("perimeter:import.sheet")).inputValue()).toBe(sheet)
    await visit.picture("facts-refused-en-light-wide")
    await visit.field(say("perimeter:import.sheet")).fill("facts: {}\nfacts: {}\n")
    await page.getByRole("button", { name: say("perimeter:begin"), exact: true }).click()
    await page.getByText(say("perimeter:import.unreadable"), { exact: true }).waitFor()
    await visit.field(say("perimeter:import.sheet")).fill("facts: {activity.matches_orders: true}\n")
    await page.getByRole("button", { name: say("perimeter:begin"), exact: true }).click()
    await askOf(visit).waitFor()
  })
})

describe("counsel", () => {
  test("reads on one page what applies, contradicts, is open and does not apply, and opens the trace of each", async () => {
    const visit = await openVisit(browser, house.url, { language: "en" })
    const { page, say } = visit
    await visit.slipInAs("counsel")
    const positionId = await statePosition(visit, house.url, "Where we stand")
    await page.goto(`/perimeter/${positionId}`)
    const groups = page.getByRole("navigation", { name: say("perimeter:groups") })
    await groups.waitFor()
    await visit.settle()
    await visit.picture("assessment-en-light-wide")
    await page.getByText(say("perimeter:not_advice")).waitFor()
    for (const group of ["applies", "conflict", "open", "does_not_apply"]) {
      const title = say(`perimeter:group_title.${group}`)
      expect(await isInSight(groups.getByText(title, { exact: true }), sizes.wide), group).toBe(true)
      await groups.getByText(title, { exact: true }).click()
      await expect.poll(() => page.url()).toContain(`outcome=${group}`)
      const section = page.getByRole("region", { name: title, exact: true })
      await section.waitFor()
      if ((await section.locator("summary").count()) === 0) continue
      await section.locator("summary").first().click()
      await section
        .getByRole("heading", { name: say("perimeter:trace.rules") })
        .first()
        .waitFor()
    }
    await visit.picture("trace-en-light-wide")
    expect(visit.complaints).toEqual([])
  })

  test("sees that a recorded assessment is out of date once a fact has changed", async () => {
    const visit = await openVisit(browser, house.url, { language: "en" })
    const { page, say } = visit
    await visit.slipInAs("counsel")
    const positionId = await statePosition(visit, house.url, "Stale")
    await page.goto(`/perimeter/${positionId}`)
    await recordAssessment(visit)
    await page.goto(`/perimeter/${positionId}/questions?fact=activity.matches_orders&of=service_line:exchange`)
    await cardOf(visit)
      .getByRole("button", { name: say("perimeter:questions.no"), exact: true })
      .click()
    await expect.poll(() => page.url()).not.toContain("fact=")
    await page.goto(`/perimeter/${positionId}`)
    await page.getByText(say("perimeter:record.stale"), { exact: true }).waitFor()
    await page.getByText(say("perimeter:stale.facts"), { exact: true }).first().waitFor()
  })

  test("supposes one fact otherwise and sees which findings change, without changing anything", async () => {
    const visit = await openVisit(browser, house.url, { language: "en" })
    const { page, say } = visit
    await visit.slipInAs("counsel")
    const positionId = await statePosition(visit, house.url, "Supposed")
    const supposed = "fact=activity.matches_orders&of=service_line:exchange&value=false"
    await page.goto(`/perimeter/compare?position=${positionId}&${supposed}`)
    const row = page
      .getByRole("main")
      .getByRole("listitem")
      .filter({ hasText: rulebook.catalogues.get("services")?.rows[0]?.name.en ?? "" })
    await row.getByText(say("perimeter:outcome.applies"), { exact: true }).waitFor()
    await row.getByText(say("perimeter:outcome.does_not_apply"), { exact: true }).waitFor()
    expect((await readPosition(visit, positionId)).version).toBe(1)
  })
})

async function readPosition({ context }: Visit, positionId: string) {
  return (await context.request.get(`/v1/perimeter/positions/${positionId}`)).json()
}

async function isInSight(part: Locator, { width, height }: { width: number; height: number }): Promise<boolean> {
  const box = await part.first().boundingBox()
  return box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height
}

async function beginPosition(visit: Visit, title: string): Promise<void> {
  const { page, say } = visit
  await visit.enterAs("founder")
  await visit.room("perimeter").click()
  await page
    .getByRole("link", { name: say("perimeter:new") })
    .first()
    .click()
  await visit.field(say("perimeter:field.title")).fill(title)
  await visit.field(say("perimeter:field.firm")).fill("Steppe Example")
  await page.getByRole("button", { name: say("perimeter:begin"), exact: true }).click()
  await askOf(visit).waitFor()
}

/** A question is asked once, and only of the vocabulary. */
function isRelevant(fact: string, asked: readonly string[]): boolean {
  return rulebook.facts.has(fact) && asked.indexOf(fact) === asked.lastIndexOf(fact)
}

/** Opens the trace of a finding, which says how the rules went. */
async function findingOf({ page, say }: Visit, key: string, outcome: string): Promise<void> {
  const finding = page.locator(`details[data-key="${key}"]`)
  await finding
    .locator("summary")
    .first()
    .getByText(say(`perimeter:outcome.${outcome}`))
    .waitFor()
  await finding.locator("summary").first().click()
  await finding.getByRole("heading", { name: say("perimeter:trace.rules") }).waitFor()
  await finding
    .getByText(say(`perimeter:rule_state.${outcome === "applies" ? "fired" : "not_fulfilled"}`))
    .first()
    .waitFor()
}

/** The memo names the firm and a row that concerns it, and cites, in both forms. */
async function readMemo(visit: Visit, code: string): Promise<void> {
  const name = [...rulebook.catalogues.values()].flatMap(({ rows }) => rows).find((row) => row.code === code)?.name[visit.language]
  const { docx, notes, pdf } = await downloadMemos(visit)
  for (const text of [docx, pdf]) {
    expect(text).toContain("Steppe Example")
    expect(text).toContain(name ?? `the row ${code}`)
  }
  expect(notes.length).toBeGreaterThan(0)
}

async function recordAssessment({ page, say }: Visit): Promise<void> {
  await page.getByRole("button", { name: say("perimeter:record.button") }).click()
  await page.getByText(say("perimeter:record.done"), { exact: true }).waitFor()
  await page
    .getByRole("button", { name: new RegExp(`^${say("perimeter:record.check")}`) })
    .first()
    .click()
  await page.getByText(say("perimeter:record.agrees"), { exact: true }).waitFor()
}
