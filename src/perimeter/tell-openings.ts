import { type Assessment, type FactRef, type LegalFinding, tellQuestion } from "../reasoning/reasoning.ts"
import { groupFindings } from "./group-findings.ts"
import type { Draft, DraftPiece } from "./memo.ts"
import type { MemoWords } from "./memo-words.ts"
import { tellGroups } from "./tell-findings.ts"

/** What is not known yet: questions to the firm, law that was not found, and what contradicts itself. */
export function tellOpenings({ findings }: Pick<Assessment, "findings">, words: MemoWords): Draft[] {
  const section = (id: string): Draft => ({ block: "heading", level: 1, text: words.say(`memo.section.${id}`) })
  return [
    ...questionsIn(findings, words),
    section("open_law"),
    ...lawIn(findings, words),
    section("conflicts"),
    ...conflictsIn(findings, words),
  ]
}

function questionsIn(findings: readonly LegalFinding[], words: MemoWords): Draft[] {
  const waiting = findings.flatMap((finding) => finding.open.map((ref) => ({ ref, key: finding.key })))
  if (waiting.length === 0) return [none(words)]
  const rows = [...Map.groupBy(waiting, ({ ref }) => ref.fact)].map(([fact, refs]): DraftPiece[][] => {
    const subjects = new Map(refs.map(({ ref: { subject } }: { ref: FactRef }) => [`${subject.kind}:${subject.id}`, words.nameOf(subject)]))
    const names = new Set(refs.map(({ key }) => words.rowOf(key).name[words.language]))
    return [[{ text: tellQuestion(fact, words) }], [{ text: [...subjects.values()].join(", ") }], [{ text: [...names].join("; ") }]]
  })
  const head = ["question", "subject", "waiting"].map((id) => words.say(`memo.column.${id}`))
  return [about("open_questions", words), { block: "table", widths: [40, 22, 38], head, rows }]
}

function lawIn(findings: readonly LegalFinding[], words: MemoWords): Draft[] {
  const missing = findings.flatMap((finding) => finding.openLaw.map((citation) => ({ citation, key: finding.key })))
  if (missing.length === 0) return [none(words)]
  const rows = [...Map.groupBy(missing, ({ citation }) => citation.at)].flatMap(([at, [first, ...others]]): DraftPiece[][][] => {
    if (first === undefined) return []
    const names = new Set([first, ...others].map(({ key }) => words.rowOf(key).name[words.language]))
    return [[[{ text: `${at}: ${first.citation.title}` }, { cite: first.citation }], [{ text: [...names].join("; ") }]]]
  })
  const head = ["passage", "waiting"].map((id) => words.say(`memo.column.${id}`))
  return [about("open_law", words), { block: "table", widths: [50, 50], head, rows }]
}

function conflictsIn(findings: readonly LegalFinding[], words: MemoWords): Draft[] {
  const parted = findings.filter(({ outcome, isDisputed }) => outcome === "conflict" || isDisputed)
  if (parted.length === 0) return [none(words)]
  return [about("conflicts", words), ...tellGroups(groupFindings(parted, words), words)]
}

function about(id: string, { say }: MemoWords): Draft {
  return { block: "paragraph", pieces: [{ text: say(`memo.about.${id}`) }] }
}

function none({ say }: MemoWords): Draft {
  return { block: "paragraph", pieces: [{ text: say("memo.none.found") }] }
}
