import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { House } from "../../src/house.ts"
import type { Language } from "../../src/vocabulary/language.ts"
import { launchBrowser } from "../browser.ts"
import { openDemonstration } from "../builders/open-demonstration.ts"
import { openVisit, type Visit } from "../builders/open-visit.ts"
import { submitListed } from "../builders/submit-listed.ts"
import { realData } from "../real-data.ts"

const neededFiles = ["sdn.csv", "add.csv", "alt.csv"]

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

describe("a list that is brought through the screening page", () => {
  const folder = mkdtempSync(join(tmpdir(), "shekara-list-"))
  afterAll(() => rmSync(folder, { recursive: true }))

  test("is read while somebody watches, comes into force, and holds a withdrawal to one of its names", async () => {
    writeInventedList(folder, 40_000)
    const visit = await openVisit(browser, house.url, { language: "ru" })
    await bring(visit, { folder, title: "Синтетический список для проверки", isLong: true })
    await expectHeldBy("Wholly Invented Synthetic 39999", "ru")
    expect(visit.complaints).toEqual([])
  })

  test("is refused as a whole when a file is cut short, with the reason, and the list before it stays in force", async () => {
    writeInventedList(folder, 20)
    writeFileSync(join(folder, "sdn.csv"), '800001,"INVENTED SYNTHETIC, Who')
    const visit = await openVisit(browser, house.url, { language: "kk" })
    const { page, say } = visit
    await upload(visit, { folder, title: "Кесілген тізім" })
    await page.getByText(say("screening:refused"), { exact: true }).waitFor()
    await page.getByText(say("screening:refused_text"), { exact: true }).waitFor()
    await visit.picture("list-refused-kk-light-wide")
    await expectHeldBy("Wholly Invented Synthetic 39999", "kk")
    expect(visit.complaints).toEqual([])
  })
})

const treasury = realData("screening/lists/ofac-sdn-2024-01")
describe.skipIf(treasury === undefined)("the Treasury's own files", () => {
  test("come into force through the screening page, and a listed person's name is held", async () => {
    const visit = await openVisit(browser, house.url, { language: "en" })
    await bring(visit, { folder: treasury ?? "", title: "OFAC SDN, January 2024" })
    await expectHeldBy("Ramzan Akhmatovich KADYROV", "en")
    expect(visit.complaints).toEqual([])
  })
})

interface Brought {
  readonly folder: string
  readonly title: string
  /** Long enough for its progress to be seen in figures, between one look and the next. */
  readonly isLong?: boolean
}

/** Chooses the files, uploads them, watches the reading, and sees the list in force. */
async function bring(visit: Visit, brought: Brought): Promise<void> {
  const { page, say, language } = visit
  const { title, isLong = false } = brought
  await upload(visit, brought)
  await page.getByRole("progressbar", { name: say("screening:progress.title") }).waitFor()
  if (isLong) {
    const progress = page.getByRole("region", { name: say("screening:progress.title") })
    await progress.getByRole("status").filter({ hasText: /[1-9]/ }).waitFor()
    await visit.picture(`list-being-read-${language}-light-wide`)
  }
  await page.getByText(say("screening:state.active"), { exact: true }).waitFor({ timeout: 60_000 })
  await page.getByRole("heading", { level: 1, name: title }).waitFor()
}

async function upload(visit: Visit, { folder, title }: Brought): Promise<void> {
  const { page, say } = visit
  await visit.enterAs("administrator")
  await visit.room("screening").click()
  await visit.field(say("screening:upload.list_title")).fill(title)
  const chooser = page.waitForEvent("filechooser")
  await page.getByRole("button", { name: say("screening:upload.choose") }).click()
  await (await chooser).setFiles(neededFiles.map((name) => join(folder, name)))
  await page.getByText(say("screening:upload.complete"), { exact: true }).waitFor()
  await page.getByRole("button", { name: say("screening:upload.button"), exact: true }).click()
}

async function expectHeldBy(name: string, language: Language): Promise<void> {
  const visit = await openVisit(browser, house.url, { language })
  await visit.slipInAs("analyst")
  const { transferId } = await submitListed(house, visit, name)
  await visit.page.goto(`/transfers/${transferId}`)
  await visit.opened.getByText(visit.say("state.held"), { exact: true }).waitFor()
  await visit.opened.getByText(visit.say("reasons:screening.potential_match")).first().waitFor()
  await visit.opened.getByText(name, { exact: true }).first().waitFor()
  await visit.context.close()
}

/** A list in the form of the Treasury's, long enough to be watched while it is read. It names nobody. */
function writeInventedList(folder: string, count: number): void {
  const nothing = "-0- "
  const numbers = Array.from({ length: count }, (_, position) => position)
  const rows = numbers.map((position) => [
    800_000 + position,
    `"${position} SYNTHETIC, Wholly Invented"`,
    '"individual"',
    '"INVENTED"',
    ...Array(7).fill(nothing),
    '"Names nobody."',
  ])
  writeFileSync(join(folder, "sdn.csv"), lines(rows))
  writeFileSync(join(folder, "add.csv"), lines([[800_000, 820_000, nothing, '"Zhalgankent"', '"Oydan Eli"', nothing]]))
  writeFileSync(join(folder, "alt.csv"), lines([[800_000, 810_000, '"aka"', '"SYNTHETIC, Another Name"', nothing]]))
}

function lines(rows: readonly (readonly (string | number)[])[]): string {
  return `${rows.map((row) => `${row.join(",")}\r\n`).join("")}\u001a`
}
