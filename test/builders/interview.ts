import type { Locator } from "playwright-core"
import { expect } from "vitest"
import { loadRulebook } from "../../src/rulebook/rulebook.store.ts"
import type { FactDefinition } from "../../src/rulebook/rulebook.ts"
import type { Visit } from "./open-visit.ts"

const rulebook = loadRulebook()

/** What a firm answers; to everything else it answers no, none, or nothing of the kind. */
export type Answers = Readonly<Record<string, string | boolean | readonly string[]>>

/** The card of the one question in sight. */
export const cardOf = ({ page, say }: Visit): Locator => page.getByRole("region", { name: say("perimeter:questions.now"), exact: true })
export const askOf = (visit: Visit): Locator => cardOf(visit).getByRole("heading", { level: 2 })
const doneOf = ({ page, say }: Visit): Locator => page.getByText(say("perimeter:questions.done_title"), { exact: true })

/** Answers whatever is asked until no question is left, and tells which facts were asked. */
export async function answerAll(visit: Visit, answers: Answers): Promise<readonly string[]> {
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

/** The question in sight, or that none is left. */
export async function shownNow(visit: Visit): Promise<FactDefinition | "done"> {
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
