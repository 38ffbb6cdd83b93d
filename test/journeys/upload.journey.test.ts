import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest"
import type { House } from "../../src/house.ts"
import type { Language } from "../../src/vocabulary/language.ts"
import { launchBrowser } from "../browser.ts"
import { openDemonstration } from "../builders/open-demonstration.ts"
import { openVisit, type Visit } from "../builders/open-visit.ts"
import { stopAtEntries } from "../builders/stop-at-entries.ts"
import { submitListed } from "../builders/submit-listed.ts"
import { realData } from "../real-data.ts"

const neededFiles = ["sdn.csv", "add.csv", "alt.csv"]
/** How many entries the invented list has: some batches of storing. */
const inventedEntries = 12_000
const lastInvented = `Wholly Invented Synthetic ${inventedEntries - 1}`

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
    writeInventedList(folder, inventedEntries)
    const visit = await openVisit(browser, house.url, { language: "ru" })
    await bring(visit, { folder, title: "Синтетический список для проверки" })
    await expectHeldBy(lastInvented, "ru")
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
    await expectHeldBy(lastInvented, "kk")
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
}

/** Chooses the files, uploads them, watches the reading in figures, and sees the list in force. */
async function bring(visit: Visit, brought: Brought): Promise<void> {
  const { page, say, language } = visit
  // However fast the machine is, the reading stands still twice until it has been looked at.
  const stops = await stopAtEntries(house, [entryAt(brought, 1 / 4), entryAt(brought, 3 / 4)])
  onTestFinished(stops.end)
  await upload(visit, brought)
  const progress = page.getByRole("region", { name: say("screening:progress.title") })
  const bar = progress.getByRole("progressbar", { name: say("screening:progress.title") })
  await bar.waitFor()
  const figures = progress.getByRole("status")
  await figures.filter({ hasText: /[1-9]/ }).waitFor()
  await stops.lift()
  await expect.poll(() => bar.evaluate((shown) => Reflect.get(shown, "position"))).toBeGreaterThan(1 / 2)
  // The page tells how fast it goes once it has seen two figures.
  const [before = "", after = ""] = say("screening:progress.rate", { rate: "|" }).split("|")
  await figures.filter({ hasText: before }).filter({ hasText: after }).waitFor()
  await visit.picture(`list-being-read-${language}-light-wide`)
  await stops.lift()
  await page.getByText(say("screening:state.active"), { exact: true }).waitFor({ timeout: 60_000 })
  await page.getByRole("heading", { level: 1, name: brought.title }).waitFor()
}

/** The number of the entry that stands so far down the main file. */
function entryAt({ folder }: Brought, share: number): string {
  const rows = readFileSync(join(folder, "sdn.csv"), "latin1").trimEnd().split("\r\n")
  return rows[Math.floor(rows.length * share)]?.split(",", 1)[0] ?? ""
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

/** A list in the form of the Treasury's. It names nobody. */
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
