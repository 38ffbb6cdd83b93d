import type { Browser, Locator } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { inventedPeople } from "../../src/demonstration/invented-people.ts"
import type { House } from "../../src/house.ts"
import { launchBrowser } from "../browser.ts"
import { openDemonstration } from "../builders/open-demonstration.ts"
import { openVisit, playerOf, sizes, type Visit } from "../builders/open-visit.ts"
import { listedName, submitListed } from "../builders/submit-listed.ts"

let house: House
let browser: Browser
beforeAll(async () => {
  // Nothing waits but what a test submits, so that it comes next.
  house = await openDemonstration({ customers: 30, transfers: 0 })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const toDoOf = ({ page, say }: Visit): Locator => page.getByRole("region", { name: say("section.to_do"), exact: true })

describe("the analyst", () => {
  test("opens the next alert with one key and decides it with three", async () => {
    const visit = await openVisit(browser, house.url, { language: "en" })
    const { page, say } = visit
    await visit.enterAs("analyst")
    const { caseId } = await submitListed(house, visit)
    await page.goto("/cases")
    await page.getByRole("table").getByRole("link").first().waitFor()
    // A key that is pressed before the page listens is lost, to a test as to a hand.
    await visit.settle()
    await countPresses(visit)
    await page.keyboard.press("j")
    await page.waitForURL(`**/cases/${caseId}`)
    await toDoOf(visit).getByText(say("reasons:screening.potential_match")).waitFor()
    await visit.settle()
    expect(await pressesOf(visit)).toBe(1)
    await page.keyboard.press("x")
    // No hand is as quick as this test: the dialog takes the keys once it has the focus.
    await page.getByRole("dialog").locator("input:focus").waitFor()
    await page.keyboard.press("1")
    await page.keyboard.press("Enter")
    await page.getByText(say("cases:prepared.own")).waitFor()
    expect(await pressesOf(visit)).toBe(1 + 3)
    expect(visit.complaints).toEqual([])
  })

  test("sees why a transfer is held without scrolling", async () => {
    const visit = await openVisit(browser, house.url, { language: "ru" })
    await visit.enterAs("analyst")
    const { caseId } = await submitListed(house, visit)
    await visit.page.goto(`/cases/${caseId}`)
    const reason = visit.opened.getByText(visit.say("reasons:screening.potential_match")).first()
    await reason.waitFor()
    await visit.settle()
    expect(await isInSight(reason, sizes.wide)).toBe(true)
  })
})

describe("the officer", () => {
  test("approves on a phone: who prepared what and why, the finding, its source and what changed since stand above the button, and nothing is cut off", async () => {
    const analyst = await openVisit(browser, house.url, { language: "kk" })
    await analyst.enterAs("analyst")
    const { caseId } = await submitListed(house, analyst)
    await prepare(analyst, caseId)
    const visit = await openVisit(browser, house.url, { language: "kk", size: "phone" })
    const { page, say } = visit
    await visit.enterAs("officer")
    await page.goto(`/cases/${caseId}`)
    const toDo = toDoOf(visit)
    await toDo.getByText(say("reasons:screening.potential_match")).first().waitFor()
    await visit.settle()
    for (const words of [
      say("cases:recommendation.release"),
      say("cases:prepared.by", { name: playerOf("analyst").displayName }),
      say("reasons:screening.potential_match"),
      say("grade.policy"),
      say("cases:since.nothing"),
    ]) {
      expect(await isInSight(toDo.getByText(words).first(), sizes.phone), words).toBe(true)
    }
    const approve = toDo.getByRole("button", { name: say("cases:release.button") })
    expect(await isInSight(approve, sizes.phone)).toBe(true)
    await visit.picture("approval-kk-light-phone")
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(sizes.phone.width)
    await page.getByText(listedName).first().waitFor()
    await approve.tap()
    await page.getByRole("dialog").getByRole("radio").first().tap()
    await page
      .getByRole("dialog")
      .getByRole("button", { name: say("cases:release.submit"), exact: true })
      .tap()
    await page.getByText(say("cases:closed.released")).waitFor()
    expect(visit.complaints).toEqual([])
  })
})

describe("the MLRO", () => {
  test("sees on the first page after signing in what is due, what is overdue, and who owns it", async () => {
    const analyst = await openVisit(browser, house.url, { language: "en" })
    await analyst.enterAs("analyst")
    const late = await submitListed(house, analyst)
    await submitListed(house, analyst)
    await house.parts.database.pool.query("update case_file set due_at = now() - interval '3 hours' where case_id = $1", [late.caseId])
    const visit = await openVisit(browser, house.url, { language: "en" })
    const { page, say } = visit
    await visit.enterAs("mlro")
    const due = page.getByRole("region", { name: say("today:due.title") })
    const overdue = due.getByRole("row").filter({ hasText: say("overdue_hours", { count: 3 }) })
    const analysts = inventedPeople.filter(({ role }) => role === "analyst").map(({ displayName }) => displayName)
    await overdue.getByText(new RegExp(`^(?:${analysts.join("|")})$`)).waitFor()
    await visit.settle()
    expect(await isInSight(overdue, sizes.wide)).toBe(true)
    expect(await due.getByText(say("due_hours", { count: 23 })).count()).toBeGreaterThan(0)
    await visit.picture("today-mlro-en-light-wide")
  })
})

/** The maker's step, by keys. */
async function prepare({ page, say }: Visit, caseId: string): Promise<void> {
  await page.goto(`/cases/${caseId}`)
  await page.getByRole("button", { name: say("cases:prepare.button_release") }).click()
  await page.getByRole("dialog").getByRole("radio").first().click()
  await page.keyboard.press("Enter")
  await page.getByText(say("cases:prepared.own")).waitFor()
}

/** Counts every key that goes down and every press of a pointer, from now on. */
async function countPresses({ page }: Visit): Promise<void> {
  await page.evaluate(`(() => {
    const count = () => { globalThis.presses += 1 }
    if (globalThis.presses === undefined) for (const kind of ["keydown", "pointerdown"]) addEventListener(kind, count, true)
    globalThis.presses = 0
  })()`)
}

function pressesOf({ page }: Visit): Promise<number> {
  return page.evaluate("globalThis.presses")
}

async function isInSight(what: Locator, { width, height }: { width: number; height: number }): Promise<boolean> {
  await what.waitFor()
  const box = await what.boundingBox()
  return box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height
}
