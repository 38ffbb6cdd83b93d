import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { verifyLog } from "../../src/cli/verify-log.ts"
import type { House } from "../../src/house.ts"
import { languages } from "../../src/vocabulary/language.ts"
import { launchBrowser } from "../browser.ts"
import { inspectPage } from "../builders/inspect-page.ts"
import { openDemonstration } from "../builders/open-demonstration.ts"
import { openVisit, type Visit } from "../builders/open-visit.ts"

/** What a check in the browser may take, of any entry. */
const mostMilliseconds = 50

let folder: string
let house: House
let browser: Browser
let entryId: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "shekara-audit-journey-"))
  await mkdir(join(folder, "copies"))
  const order = { auditKeyFile: join(folder, "audit-key.pem"), checkpointFolder: join(folder, "copies") }
  house = await openDemonstration({ customers: 30, transfers: 300 }, order)
  browser = await launchBrowser()
  while ((await count("select coalesce(max(size), 0) as count from audit_checkpoint")) <= 100) await sleep(100)
  const first = "select entry_id as value from audit_position order by position offset 100 limit 1"
  entryId = (await house.parts.database.pool.query<{ value: string }>(first)).rows[0]?.value ?? ""
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})

async function count(statement: string): Promise<number> {
  return Number((await house.parts.database.pool.query<{ count: string }>(statement)).rows[0]?.count)
}

test.each(languages)("the examiner sees in %s how far the log is signed, and has an entry proved in the browser", async (language) => {
  const visit = await openVisit(browser, house.url, {
    language,
    size: language === "kk" ? "phone" : "wide",
    theme: language === "ru" ? "dark" : "light",
  })
  const { page, say } = visit
  await visit.slipInAs("examiner")
  await page.goto("/audit")
  await page.getByText(say("audit:state.newest")).first().waitFor()
  await inspectPage(visit, "audit-signed")

  await page.goto(`/audit/${entryId}`)
  await page.getByRole("button", { name: say("audit:proof.check"), exact: true }).click()
  await page.getByText(say("audit:proof.good")).waitFor()
  await page.getByText(say("audit:proof.signature_good")).waitFor()
  await expect.poll(() => checkAgain(visit)).toBeLessThan(mostMilliseconds)
  await inspectPage(visit, "proof")
  await page.getByRole("list", { name: say("audit:proof.path") }).scrollIntoViewIfNeeded()
  await visit.picture(`proof-path-${language}`, { part: page.getByRole("list", { name: say("audit:proof.path") }) })
  await visit.context.close()
})

/** How many milliseconds one more check takes. One may be held up by whatever else the machine does; not every one. */
async function checkAgain({ page, say }: Visit): Promise<number> {
  const answered = page.waitForResponse("**/v1/audit/state")
  await page.getByRole("button", { name: say("audit:proof.check"), exact: true }).click()
  await answered
  const took = await page.getByText(/\d (?:ms|мс)/).textContent()
  return Number(/(\d+)[.,]?\d*/.exec(took ?? "")?.[1])
}

test("log and checkpoints come with one press, and are found sound offline under the key that lies with the copies", async () => {
  const visit = await openVisit(browser, house.url, { language: "en" })
  const { page, say } = visit
  await visit.slipInAs("examiner")
  await page.goto("/audit")
  const downloads: Promise<string>[] = []
  page.on("download", (download) => {
    const path = join(folder, download.suggestedFilename())
    downloads.push(download.saveAs(path).then(() => path))
  })
  await page.getByRole("button", { name: say("audit:export") }).click()
  await expect.poll(() => downloads.length).toBe(2)
  await Promise.all(downloads)

  const [entity = ""] = await readdir(join(folder, "copies"))
  const key = join(folder, "copies", entity, "audit-key.pub")
  const asked = { log: join(folder, "audit-log.jsonl"), checkpoint: join(folder, "audit-checkpoints.txt"), key }
  const { figures } = await verifyLog(asked)
  const lines = (await readFile(asked.log, "utf8")).trimEnd().split("\n").length
  expect(figures).toMatchObject({ verified: true, entries: lines, uncovered: 0 })
  await visit.context.close()
})
