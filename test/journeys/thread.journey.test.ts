import { existsSync, readFileSync } from "node:fs"
import type { Browser, Locator } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { formatDecimal } from "../../console/src/i18n/format-number.ts"
import type { House } from "../../src/house.ts"
import { gateNames } from "../../src/vocabulary/finding.ts"
import { languages } from "../../src/vocabulary/language.ts"
import { launchBrowser } from "../browser.ts"
import { fileOf, type GuidePicture, guidePictures } from "../builders/guide-pictures.ts"
import { openDemonstration } from "../builders/open-demonstration.ts"
import { openVisit, picturesFolder, playerOf, speakWith, type Visit } from "../builders/open-visit.ts"
import { readyCustomer } from "../builders/ready-customer.ts"
import { listedName } from "../builders/submit-listed.ts"

let house: House
let browser: Browser
beforeAll(async () => {
  house = await openDemonstration()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test.each(languages)(
  "in %s, a withdrawal to a listed name with missing data is held, worked, released by a second person, and replayed",
  async (language) => {
    const visit = await openVisit(browser, house.url, { language })
    await comeInAsAnalyst(visit)
    const { transferId, title } = await submit(visit)
    await expectHeld(visit)
    await workCase(visit)
    await visit.signOut()
    await approve(visit, title)
    await expectTraceAndReplay(visit)
    await visit.signOut()
    await expectStepsInLog(visit, transferId)
    expect(visit.complaints).toEqual([])
    await visit.context.close()
  },
)

test("every picture of the guide is one that this journey takes, and every picture taken stands in the guide", () => {
  const guide = readFileSync(new URL("../../docs/guide/first-steps.md", import.meta.url), "utf8")
  const named = [...guide.matchAll(/!\[[^\]]+\]\(images\/([\w-]+)\.png\)/g)].map(([, name]) => name)
  expect(named).toEqual(guidePictures)
  expect(guidePictures.filter((name) => !existsSync(`${picturesFolder}${fileOf(name, "en")}.png`))).toEqual([])
})

/** The door: choose the language, then whom to be. */
async function comeInAsAnalyst(visit: Visit): Promise<void> {
  const { page, say, language } = visit
  await page.goto("/")
  await page.getByRole("heading", { level: 1 }).waitFor()
  await speakWith(page, language)
  await page.getByRole("heading", { level: 1, name: say("access:demo.title") }).waitFor()
  await picture(visit, "who-do-you-want-to-be")
  await visit.enterAs("analyst")
  await page.getByRole("heading", { level: 1, name: say("today:title", { name: playerOf("analyst").displayName }) }).waitFor()
}

interface Submitted {
  readonly transferId: string
  /** As lists and pages name it. */
  readonly title: string
}

/** A withdrawal to a listed name, without the wallet. */
async function submit(visit: Visit): Promise<Submitted> {
  const { page, say } = visit
  const { name, customerId } = await readyCustomer(house)
  await visit.room("transfers").click()
  await page.getByRole("link", { name: say("transfers:new") }).click()
  await page.getByRole("heading", { level: 1, name: say("transfers:new") }).waitFor()
  await visit.field(say("transfers:find_customer")).fill(name)
  await visit.field(say("transfers:column.customer")).selectOption(customerId)
  await visit.field(say("transfers:column.amount")).fill("2500")
  await visit.field(say("transfers:asset")).selectOption("USDT")
  await visit.field(say("transfers:party.name")).fill(listedName)
  await visit.field(say("transfers:hosting")).selectOption("vasp")
  await visit.field(say("transfers:vasp")).fill("Synthetic Exchange")
  await picture(visit, "submit-a-transfer")
  await page.getByRole("button", { name: say("transfers:submit") }).click()
  await page.waitForURL(/\/transfers\/[0-9a-f-]{36}/)
  const amount = `${formatDecimal("2500", visit.language)} USDT`
  return { transferId: page.url().split("/").at(-1) ?? "", title: say("transfers:title.withdrawal", { amount, customer: name }) }
}

/** Both findings stand there as sentences, each with its code, its rule where it has one, and the grade of its source. */
async function expectHeld(visit: Visit): Promise<void> {
  const { page, say } = visit
  await visit.opened.getByText(say("state.held"), { exact: true }).waitFor()
  for (const [reason, grade] of [
    ["screening.potential_match", "policy"],
    ["travel_rule.beneficiary_account_missing", "V"],
  ] as const) {
    const finding = findingOf(visit, reason)
    await finding.getByText(reason, { exact: true }).waitFor()
    await finding.getByRole("link").first().waitFor()
    await finding
      .getByText(say(`grade.${grade}`))
      .first()
      .waitFor()
  }
  await page.getByRole("region", { name: say("section.findings"), exact: true }).evaluate((region) => region.scrollIntoView())
  await picture(visit, "held-with-findings", visit.opened)
}

/** The maker's part: open the case, supply the wallet, recommend a release with a reason. */
async function workCase(visit: Visit): Promise<void> {
  const { page, say } = visit
  const missing = findingOf(visit, "travel_rule.beneficiary_account_missing")
  await page
    .getByRole("link", { name: say("transfers:open_case") })
    .first()
    .click()
  await page.waitForURL(/\/cases\//)
  await missing.waitFor()
  await page.getByRole("button", { name: say("transfers:amend.button") }).click()
  const dialog = page.getByRole("dialog")
  await visit.field(say("transfers:party.walletAddress"), dialog).fill("TSyntheticBeneficiaryWallet000001")
  await picture(visit, "supply-what-is-missing")
  await dialog.getByRole("button", { name: say("transfers:amend.submit") }).click()
  await dialog.waitFor({ state: "detached" })
  await missing.waitFor({ state: "detached" })
  await page.getByRole("button", { name: say("cases:prepare.button_release") }).click()
  await visit.field(say("cases:prepare.why"), dialog).fill(say("cases:offer.prepare_release_1"))
  await picture(visit, "recommend-with-a-reason")
  await dialog.getByRole("button", { name: say("cases:prepare.submit") }).click()
  await page.getByText(say("cases:prepared.own"), { exact: true }).waitFor()
  expect(await page.getByRole("button", { name: say("cases:release.button") }).count()).toBe(0)
}

/** The checker's part: everything on one page, then the release. */
async function approve(visit: Visit, title: string): Promise<void> {
  const { page, say } = visit
  await visit.enterAs("officer")
  await visit.room("cases").click()
  await visit.field(say("cases:column.state")).selectOption("prepared")
  await page.getByRole("link", { name: title, exact: true }).first().click()
  const toDo = page.getByRole("region", { name: say("section.to_do"), exact: true })
  for (const words of [
    say("cases:recommendation.release"),
    say("cases:prepared.by", { name: playerOf("analyst").displayName }),
    say("cases:offer.prepare_release_1"),
    say("reasons:screening.potential_match"),
    say("cases:since.nothing"),
  ]) {
    await toDo.getByText(words).first().waitFor()
  }
  await visit.opened.getByText(listedName, { exact: true }).first().waitFor()
  await picture(visit, "the-second-person")
  await page.getByRole("button", { name: say("cases:release.button") }).click()
  const dialog = page.getByRole("dialog")
  await visit.field(say("cases:decide.why"), dialog).fill(say("cases:offer.release_1"))
  await picture(visit, "approve-and-release")
  await dialog.getByRole("button", { name: say("cases:release.submit"), exact: true }).click()
  await page.getByText(say("cases:closed.released"), { exact: true }).waitFor()
}

/** The trace is drawn, and the last decision comes out the same when it is made again. */
async function expectTraceAndReplay(visit: Visit): Promise<void> {
  const { page, say } = visit
  const release = say("outcome.release")
  await page.getByRole("link", { name: say("cases:link.transfer") }).click()
  await page.waitForURL(/\/transfers\//)
  const trace = page.getByRole("group", { name: say("transfers:trace.label", { outcome: release }) })
  // The name may be broken into lines.
  for (const word of listedName.split(" ")) await trace.getByText(word).first().waitFor()
  for (const [position, gate] of gateNames.entries())
    await trace.getByText(`${position + 1}. ${say(`gate.${gate}`)}`, { exact: true }).waitFor()
  await trace.scrollIntoViewIfNeeded()
  await picture(visit, "how-it-was-decided", visit.opened)
  const decision = page.getByRole("listitem").filter({ hasText: say("transfers:decided.release", { outcome: release }) })
  await decision.getByText(say("transfers:replay.summary"), { exact: true }).click()
  await decision.getByRole("button", { name: say("transfers:replay.button") }).click()
  const agreed = decision.getByText(say("transfers:replay.agrees", { outcome: release }), { exact: true })
  await agreed.waitFor()
  await agreed.scrollIntoViewIfNeeded()
  await picture(visit, "decided-again", visit.opened)
}

/** An examiner finds each step, by whom and when, without the people's names. */
async function expectStepsInLog(visit: Visit, transferId: string): Promise<void> {
  const { page, say } = visit
  await visit.enterAs("examiner")
  await page.goto(`/transfers/${transferId}`)
  await page.getByRole("link", { name: say("audit_link") }).click()
  await page.getByRole("heading", { level: 1, name: say("room.audit") }).waitFor()
  const table = page.getByRole("table")
  for (const action of ["transfer.submitted", "transfer.subject_amended", "transfer.prepared", "transfer.released"]) {
    await table.getByText(action, { exact: true }).waitFor()
  }
  expect(await page.content()).not.toContain(listedName)
  await picture(visit, "every-step-in-the-log")
}

/** The card of a finding. The page itself is an article too; the card is the innermost one. */
function findingOf({ opened, page, say }: Visit, reason: string): Locator {
  const sentence = page.getByText(say(`reasons:${reason}`), { exact: true })
  return opened.getByRole("article").filter({ has: sentence, hasNot: page.getByRole("article") })
}

async function picture(visit: Visit, name: GuidePicture, part?: Locator): Promise<void> {
  await visit.picture(fileOf(name, visit.language), part === undefined ? {} : { part })
}
