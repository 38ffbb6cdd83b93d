import type { Browser, Locator } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { House } from "../../src/house.ts"
import { loadRulebook } from "../../src/rulebook/rulebook.store.ts"
import type { FactDefinition } from "../../src/rulebook/rulebook.ts"
import { launchBrowser } from "../browser.ts"
import { openDemonstration } from "../builders/open-demonstration.ts"
import { openVisit, type Visit } from "../builders/open-visit.ts"

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

/** What a firm answers; to everything else it answers no, none, or nothing of the kind. */
type Answers = Readonly<Record<string, string | boolean | readonly string[]>>

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

const cardOf = ({ page, say }: Visit): Locator => page.getByRole("region", { name: say("perimeter:questions.now"), exact: true })
const askOf = (visit: Visit): Locator => cardOf(visit).getByRole("heading", { level: 2 })
const doneOf = ({ page, say }: Visit): Locator => page.getByText(say("perimeter:questions.done_title"), { exact: true })

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
    await visit.settle()
    await visit.picture("assessment-exchange-en-light-wide", { isWhole: true })
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
    await visit.settle()
    await visit.picture("assessment-wallet-ru-dark-wide", { isWhole: true })
    expect(visit.complaints).toEqual([])
  })
})

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

/** Answers whatever is asked until no question is left, and tells which facts were asked. */
async function answerAll(visit: Visit, answers: Answers): Promise<readonly string[]> {
  const asked: string[] = []
  for (;;) {
    // What follows an answer is another question or the end; either comes, and neither passes by itself.
    let shown: FactDefinition | "done" = await shownNow(visit)
    await expect
      .poll(async () => {
        shown = await shownNow(visit)
        return shown === "done" || !asked.includes(shown.id)
      })
      .toBe(true)
    if (shown === "done") return asked
    asked.push(shown.id)
    await answer(visit, shown, answers)
  }
}

async function shownNow(visit: Visit): Promise<FactDefinition | "done"> {
  const words = await askOf(visit).or(doneOf(visit)).first().textContent()
  if (words === visit.say("perimeter:questions.done_title")) return "done"
  const definition = [...rulebook.facts.values()].find(({ ask }) => ask[visit.language] === words)
  if (definition === undefined) throw new Error(`“${words}” is no question of the rulebook`)
  return definition
}

async function answer(visit: Visit, definition: FactDefinition, answers: Answers): Promise<void> {
  const { say, language } = visit
  const card = cardOf(visit)
  const given = answers[definition.id]
  const labelOf = (word: unknown) => definition.options.find(({ id }) => id === word)?.label[language] ?? String(word)
  const { type, isJudgement } = definition
  const words = type === "bool" ? say(`perimeter:questions.${given === true ? "yes" : "no"}`) : labelOf(given ?? noneOf(definition))
  if (!isJudgement && (type === "bool" || type === "enum")) {
    await card.getByRole("button", { name: words, exact: true }).click()
    return
  }
  if (type === "set")
    for (const word of Array.isArray(given) ? given : []) await card.getByRole("checkbox", { name: labelOf(word), exact: true }).check()
  else if (type === "bool" || type === "enum") await visit.field(say("perimeter:questions.answer"), card).selectOption({ label: words })
  else if (type !== "countries") await visit.field(say("perimeter:questions.answer"), card).fill(String(given ?? plainest[type]))
  if (isJudgement) {
    await visit.field(say("perimeter:questions.by"), card).fill("A. Counsel")
    await visit.field(say("perimeter:questions.reason"), card).fill("Read against the business model.")
  }
  await card.getByRole("button", { name: say("perimeter:questions.save"), exact: true }).click()
}

const plainest = { int: "1", money: "1000", date: "2026-01-15", text: "A firm." } as const

function noneOf({ options }: FactDefinition): string | undefined {
  return (options.find(({ id }) => id === "none") ?? options[0])?.id
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

async function recordAssessment({ page, say }: Visit): Promise<void> {
  await page.getByRole("button", { name: say("perimeter:record.button") }).click()
  await page.getByText(say("perimeter:record.done"), { exact: true }).waitFor()
  await page
    .getByRole("button", { name: new RegExp(`^${say("perimeter:record.check")}`) })
    .first()
    .click()
  await page.getByText(say("perimeter:record.agrees"), { exact: true }).waitFor()
}
