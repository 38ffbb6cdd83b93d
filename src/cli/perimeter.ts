import type { Command } from "commander"
import { assess, compare, type Inquiry, nextQuestions, type View, views } from "../reasoning/reasoning.ts"
import { rulebookFolder } from "../rulebook/rulebook.store.ts"
import { type Language, languages } from "../vocabulary/language.ts"
import { dayOf } from "./day-of.ts"
import { misused } from "./failure.ts"
import { openRulebook } from "./open-rulebook.ts"
import { assessmentLines, comparisonLines, questionLines } from "./perimeter-lines.ts"
import { type MemoAsked, memoCommand } from "./perimeter-memo.ts"
import { type Asked, print } from "./print.ts"
import { readFactSheet } from "./read-fact-sheet.ts"

export interface SheetAsked extends Asked {
  readonly facts: string
  readonly on?: string
  readonly view: string
  readonly sourceRanks?: string
  readonly folder: string
  readonly lang: string
}

interface ComparisonAsked extends SheetAsked {
  readonly toFacts?: string
  readonly toOn?: string
  readonly toView?: string
  readonly toSourceRanks?: string
  readonly toFolder?: string
}

/** `shekara perimeter`: the legal position of a fact sheet, under the rulebook on this disk. Needs no server and no sign-in; stores nothing. */
export function perimeterCommand(perimeter: Command): void {
  takesSheet(perimeter.command("assess").description("every finding for a fact sheet: an overview, not legal or tax advice")).action(
    (asked: SheetAsked) => {
      const inquiry = inquiryOf(asked)
      const { rulebook } = inquiry
      const assessment = assess(inquiry)
      const notice = rulebook.texts.get("notice.overview")?.[languageOf(asked)]
      const body = { notice, ...assessment }
      print(asked.json ? [plainJson(body)] : assessmentLines(body, { rulebook, language: languageOf(asked) }))
    },
  )
  takesSheet(perimeter.command("next").description("the questions that settle most, and what was answered")).action((asked: SheetAsked) => {
    const inquiry = inquiryOf(asked)
    const questions = nextQuestions(inquiry)
    const telling = { rulebook: inquiry.rulebook, language: languageOf(asked) }
    print(asked.json ? [plainJson(questions)] : questionLines(questions, telling))
  })
  takesSheet(
    perimeter.command("compare").description("what differs with other facts, on another day, in another view, or under another rulebook"),
  )
    .option("--to-facts <file>", "the other fact sheet; the same when absent")
    .option("--to-on <YYYY-MM-DD>", "the other day")
    .option("--to-view <view>", "the other view")
    .option("--to-source-ranks <ranks>", "the other ranks of authority")
    .option("--to-folder <folder>", "the other rulebook")
    .action((asked: ComparisonAsked) => {
      const other = otherSide(asked)
      const latest = [dayOf(asked.on), dayOf(other.on)].sort().at(-1)
      const before = inquiryOf(asked, latest)
      const compared = compare(before, inquiryOf(other, latest))
      print(asked.json ? [plainJson(compared)] : comparisonLines(compared, { rulebook: before.rulebook, language: languageOf(asked) }))
    })
  memoCommand<SheetAsked & MemoAsked>(takesSheet(perimeter.command("memo")), (asked) => ({
    inquiry: inquiryOf(asked),
    language: languageOf(asked),
  }))
}

/** What every verb that reads a fact sheet takes. */
export function takesSheet(command: Command): Command {
  return command
    .requiredOption("--facts <file>", "a fact sheet in YAML or JSON; - for standard input")
    .option("--on <YYYY-MM-DD>", "the day whose law is asked; today in Astana when absent")
    .option("--view <view>", `whose statements count: ${views.join(", ")}`, "all")
    .option("--source-ranks <ranks>", "ranks of authority that are heard, such as 50, or 10,20; all when absent")
    .option("--lang <language>", `language of the words: ${languages.join(", ")}`, "en")
    .option("--folder <folder>", "where the rulebook is", rulebookFolder)
    .option("--json", "print JSON")
}

/** The inquiry that the options of a verb ask for. Statements may be as new as `latest`, the day asked about when absent. */
export function inquiryOf(
  { facts, on, view, sourceRanks, folder }: SheetAsked,
  latest = dayOf(on),
): Inquiry & { readonly rulebook: ReturnType<typeof openRulebook> } {
  const rulebook = openRulebook(folder)
  const day = dayOf(on)
  const ranks = sourceRanks === undefined ? undefined : ranksOf(sourceRanks)
  return { rulebook, sheet: readFactSheet(facts, { rulebook, on: latest }), on: day, view: viewOf(view), ranks }
}

export function languageOf({ lang }: Pick<SheetAsked, "lang">): Language {
  const language = languages.find((one) => one === lang)
  if (language === undefined) throw misused(`${lang} is not a language of the house.`, `Write one of ${languages.join(", ")}.`)
  return language
}

function otherSide(asked: ComparisonAsked): SheetAsked {
  const { toFacts = asked.facts, toOn = asked.on, toView = asked.view, toSourceRanks = asked.sourceRanks, toFolder = asked.folder } = asked
  return {
    ...asked,
    facts: toFacts,
    view: toView,
    folder: toFolder,
    ...(toOn === undefined ? {} : { on: toOn }),
    ...(toSourceRanks === undefined ? {} : { sourceRanks: toSourceRanks }),
  }
}

function viewOf(text: string): View {
  const view = views.find((one) => one === text)
  if (view === undefined) throw misused(`${text} is not a view.`, `Write one of ${views.join(", ")}.`)
  return view
}

function ranksOf(text: string): number[] {
  if (!/^\d{2}(,\d{2})*$/.test(text)) throw misused(`${text} is not a list of ranks.`, "Write ranks such as 50, or 10,20.")
  return text.split(",").map(Number)
}

/** Whole numbers of any size travel as decimal text. */
function plainJson(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => (typeof member === "bigint" ? String(member) : member))
}
