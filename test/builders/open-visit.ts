import { mkdirSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { Browser, BrowserContext, ConsoleMessage, Locator, Page } from "playwright-core"
import { onTestFailed, TestRunner } from "vitest"
import { inventedPeople } from "../../src/demonstration/invented-people.ts"
import type { Language } from "../../src/vocabulary/language.ts"
import type { Role } from "../../src/vocabulary/role.ts"
import { type Say, sayIn } from "./read-texts.ts"

/** How many milliseconds something may take to appear on a busy machine. */
const patience = 30_000

export const sizes = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const
export type Size = keyof typeof sizes
export type Theme = "light" | "dark"

/** Where the pictures of a run lie. They are looked at, and never committed from here. */
export const picturesFolder = fileURLToPath(new URL("../output/screenshots/", import.meta.url))

export interface Look {
  readonly language: Language
  readonly theme?: Theme
  readonly size?: Size
}

/** One person at one browser: a context of their own, their language, and everything that went wrong on their pages. */
export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  readonly language: Language
  readonly theme: Theme
  readonly size: Size
  readonly say: Say
  /** What a browser complains about and a person would not see: console errors, policy violations, foreign requests. */
  readonly complaints: readonly string[]
  /** Signs in as the first invented person of the role, from the door, and comes in in the visit's language. */
  enterAs(role: Role): Promise<void>
  /** Signs in without a look at the door, for pages behind it. */
  slipInAs(role: Role): Promise<void>
  signOut(): Promise<void>
  /** Waits until nothing more is asked of the server. */
  settle(): Promise<void>
  /** Takes a picture of what is in sight, of the whole page, or of one part of it. */
  picture(name: string, options?: { readonly isWhole?: boolean; readonly part?: Locator }): Promise<void>
  /** The object that is open beside its list. */
  readonly opened: Locator
  /** The link of a room in the rail. */
  room(name: string): Locator
  /** A field by its whole label, in a dialog or anywhere. A required one bears a star. */
  field(label: string, within?: Locator): Locator
}

/** Opens a browser window of somebody's own on a house. The window closes with the browser. */
export async function openVisit(browser: Browser, origin: string, { language, theme = "light", size = "wide" }: Look): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: language,
    viewport: sizes[size],
    colorScheme: theme,
    reducedMotion: "reduce",
    ...(size === "phone" ? { hasTouch: true, isMobile: true } : {}),
  })
  context.setDefaultTimeout(patience)
  const page = await context.newPage()
  const say = await sayIn(language)
  const visit = {
    page,
    context,
    language,
    theme,
    size,
    say,
    complaints: listen(page, origin),
    settle: settler(page),
    opened: page.getByRole("region", { name: say("detail"), exact: true }),
    room: (name: string) =>
      page.getByRole("navigation", { name: say("rooms") }).getByRole("link", { name: say(`room.${name}`), exact: true }),
    field: (label: string, within?: Locator) => (within ?? page).getByLabel(new RegExp(`^${escapeWords(label)}(?: \\*)?$`)),
    slipInAs: (role: Role) => slipInAs(context, origin, role),
    enterAs: (role: Role) => enterAs({ page, say, language }, role),
    async signOut() {
      await page.getByRole("button", { name: accountPattern(say) }).click()
      await page.getByRole("menuitem", { name: say("sign_out") }).click()
      await page.waitForURL("**/sign-in")
    },
    async picture(name: string, { isWhole = false, part }: { isWhole?: boolean; part?: Locator } = {}) {
      mkdirSync(picturesFolder, { recursive: true })
      const how = { path: `${picturesFolder}${name}.png`, animations: "disabled", caret: "hide" } as const
      await (part === undefined ? page.screenshot({ ...how, fullPage: isWhole }) : part.screenshot(how))
    },
  }
  if (TestRunner.getCurrentTest() !== undefined)
    onTestFailed(() => visit.picture(`failed-${language}-${theme}-${size}`).catch(() => undefined))
  return visit
}

/** Who plays a role in the demonstration. */
export function playerOf(role: Role): (typeof inventedPeople)[number] {
  const player = inventedPeople.findLast((person) => person.role === role)
  if (player === undefined) throw new Error(`Nobody of the demonstration is ${role}`)
  return player
}

type Speaker = Pick<Visit, "page" | "say" | "language">

async function enterAs({ page, say, language }: Speaker, role: Role): Promise<void> {
  if (!page.url().includes("/sign-in")) await page.goto("/sign-in")
  await page.getByRole("button", { name: say("access:demo.button", { name: playerOf(role).displayName }) }).click()
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"))
  await page.getByRole("banner").waitFor()
  await speakWith(page, language)
  await page.getByRole("button", { name: accountPattern(say) }).waitFor()
}

async function slipInAs({ request }: BrowserContext, origin: string, role: Role): Promise<void> {
  const { items } = await (await request.get("/v1/access/demonstration/people")).json()
  const { userId } = items.find(({ displayName }: { displayName: string }) => displayName === playerOf(role).displayName)
  const answer = await request.post("/v1/access/demonstration/sign-in", { headers: { origin }, data: { userId } })
  if (!answer.ok()) throw new Error(`Signing in was answered with ${answer.status()}`)
}

/** The name by which each language calls itself, as its menu does. */
const ownNames: Readonly<Record<Language, string>> = { en: "English", ru: "Русский", kk: "Қазақша" }

/** Switches the page to a language with its own menu, where it speaks another. */
export async function speakWith(page: Page, language: Language): Promise<void> {
  if ((await page.locator("html").getAttribute("lang")) === language) return
  await page.getByRole("button", { name: new RegExp(`: (${Object.values(ownNames).join("|")})$`) }).click()
  await page.getByRole("menuitem", { name: ownNames[language] }).click()
  await page.locator(`html[lang=${language}]`).waitFor()
}

function accountPattern(say: Say): RegExp {
  const [before = "", after = ""] = say("account", { name: "|" }).split("|")
  return new RegExp(`^${escapeWords(before)}.+${escapeWords(after)}$`)
}

function escapeWords(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
}

/** A first visit asks who is there, and is told: nobody yet. Browsers note that answer as an error. */
function isExpected(message: ConsoleMessage): boolean {
  return /status of 401/.test(message.text()) && message.location().url.endsWith("/v1/access/me")
}

const quietMilliseconds = 80

/** Knows when a page has had all its answers and has thought about them: none is awaited, none was for a moment, and it idles. */
/**
 * Resolves when the page has nothing to do. A page without frames is never told that it is idle, so frames are asked for until
 * then; nobody waits longer than ten seconds for a page that is never idle.
 */
const idle = `new Promise((resolve) => {
  let isDone = false
  const frame = () => { if (!isDone) requestAnimationFrame(frame) }
  frame()
  requestIdleCallback(() => { isDone = true; requestAnimationFrame(() => resolve()) }, { timeout: 10000 })
})`

function settler(page: Page): () => Promise<void> {
  let awaited = 0
  let lastAt = performance.now()
  const note = (change: number) => () => {
    awaited += change
    lastAt = performance.now()
  }
  page.on("request", note(1)).on("requestfinished", note(-1)).on("requestfailed", note(-1))
  const isQuiet = () => awaited === 0 && performance.now() - lastAt >= quietMilliseconds
  return async () => {
    await page.getByRole("heading", { level: 1 }).first().waitFor()
    do {
      while (!isQuiet()) await page.waitForTimeout(quietMilliseconds / 2)
      // A busy machine may take longer than that moment to draw an answer, and to ask what follows from it.
      await page.evaluate(idle)
      await page.evaluate("document.fonts.ready.then(() => undefined)")
    } while (!isQuiet())
  }
}

function listen(page: Page, origin: string): string[] {
  const complaints: string[] = []
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !isExpected(message))
      complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`)
  })
  page.on("pageerror", (error) => complaints.push(`thrown: ${error.message}`))
  page.on("request", (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) complaints.push(`foreign request: ${url}`)
  })
  return complaints
}
