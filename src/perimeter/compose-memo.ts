import type { Citation } from "../vocabulary/citation.ts"
import { cleanText } from "./clean-text.ts"
import type { Draft, Memo, MemoSubject, Note } from "./memo.ts"
import { type MemoWords, openMemoWords } from "./memo-words.ts"
import { numberNotes } from "./number-notes.ts"
import { tellCover, tellReceipt } from "./tell-cover.ts"
import { tellFindings, tellSummary } from "./tell-findings.ts"
import { tellOpenings } from "./tell-openings.ts"
import { tellRegulators } from "./tell-regulators.ts"
import { tellRisks } from "./tell-risks.ts"
import { tellStatements } from "./tell-statements.ts"

/**
 * Writes the regulatory perimeter memo: what the firm states, what follows and on whose word, what is open, and the
 * receipt. Equal input gives an equal tree. It never says that something is legal or illegal.
 */
export function composeMemo(subject: MemoSubject): Memo {
  const words = openMemoWords(subject)
  const { assessment, language } = subject
  const { receipt } = assessment
  const { blocks, cited } = numberNotes(sectionsOf(subject, words))
  return {
    title: cleanText(`${words.say("memo.title")}: ${subject.title}`),
    language,
    lawDate: assessment.lawDate,
    mark: [receipt.rulebookDigest, receipt.factsDigest, receipt.findingsDigest].join(" "),
    footer: words.say("memo.footer"),
    pageWords: words.say("memo.page"),
    blocks,
    notesTitle: words.say("memo.section.sources"),
    notes: cited.map((citation) => noteOf(citation, words)),
  }
}

function sectionsOf(subject: MemoSubject, words: MemoWords): Draft[] {
  const { sheet, assessment } = subject
  const isOfTokens = (catalogue: string) => words.rulebook.catalogues.get(catalogue)?.concluded?.subject === "token"
  const apart = new Set(["regulators", "risks"])
  const title = (id: string): Draft => ({ block: "heading", level: 1, text: words.say(`memo.section.${id}`) })
  return [
    ...tellCover(subject, words),
    title("summary"),
    ...tellSummary(assessment, words),
    title("statements"),
    ...tellStatements(sheet, words),
    title("findings"),
    ...tellFindings(assessment, words, (catalogue) => !isOfTokens(catalogue) && !apart.has(catalogue)),
    title("open_questions"),
    ...tellOpenings(assessment, words),
    title("risks"),
    ...tellRisks(assessment, words),
    title("map"),
    ...tellRegulators(assessment, words),
    title("tokens"),
    ...tellFindings(assessment, words, isOfTokens),
    { block: "paragraph", pieces: [{ text: words.say("viability.closing"), look: "strong" }] },
    title("receipt"),
    ...tellReceipt(assessment, words),
  ]
}

/** `aifc-daa#3.1-1(3): AIFC … Rules. Read in the rule's own text, checked on 2026-11-22.` */
function noteOf({ at, title, grade, checkedOn, note, url }: Citation, { say }: MemoWords): Note {
  const told = `${at}: ${title}. ${say(`grade.${grade.toLowerCase()}`)}, ${say("memo.checked_on", { day: checkedOn })}.`
  const text = cleanText(note === undefined ? told : `${told} ${note}`)
  return url === undefined ? { text } : { text, url: cleanText(url) }
}
