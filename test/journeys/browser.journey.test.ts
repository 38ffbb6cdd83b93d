import { spawnSync } from "node:child_process"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { launchBrowser } from "../browser.ts"

const nobody = { uid: 65534, gid: 65534 }
const browserModule = new URL("../browser.ts", import.meta.url)

let page: Page
let close: () => Promise<void>

beforeAll(async () => {
  const browser = await launchBrowser()
  close = () => browser.close()
  page = await browser.newPage()
})

afterAll(() => close())

test("a page is shown and a click is felt", async () => {
  await page.setContent(`<button onclick="this.textContent = 'Released'">Release</button>`)
  await page.getByRole("button", { name: "Release" }).click()
  expect(await page.getByRole("button").textContent()).toBe("Released")
})

test("letters of Kazakh, Russian and English have shapes of their own", async () => {
  const missing = await pictureOf("\u0378")
  for (const letter of "ӘәҒғҚқҢңӨөҰұҮүҺһІіЯяЩщЫыAz") expect((await pictureOf(letter)).equals(missing), letter).toBe(false)
})

// Root's checkout may be closed to others; the unprivileged half of `.ci/run` then covers this.
if (process.getuid?.() === 0 && canReadAsNobody()) {
  test("a user without privileges, home or environment has a browser too", () => {
    const program = `
      const { launchBrowser } = await import(${JSON.stringify(browserModule.href)})
      const browser = await launchBrowser()
      console.log(browser.version())
      await browser.close()`
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
      ...nobody,
      cwd: "/",
      encoding: "utf8",
      env: { PATH: process.env["PATH"] },
    })
    expect(stderr).toBe("")
    expect(stdout).toMatch(/^\d+\./)
  })
}

function canReadAsNobody(): boolean {
  return (
    spawnSync(process.execPath, ["--eval", `fs.readFileSync(${JSON.stringify(browserModule.pathname)})`], { ...nobody, cwd: "/" })
      .status === 0
  )
}

async function pictureOf(letter: string): Promise<Buffer> {
  await page.setContent(`<p style="font: 40px sans-serif; width: 60px; height: 60px">${letter}</p>`)
  return page.locator("p").screenshot()
}
