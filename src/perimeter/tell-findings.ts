import type { Assessment, LegalFinding } from "../reasoning/reasoning.ts"
import { groupFindings, type ToldFindings } from "./group-findings.ts"
import type { Draft, DraftPiece } from "./memo.ts"
import type { MemoWords } from "./memo-words.ts"

/** How many findings of each catalogue apply, are open, or do not apply. */
export function tellSummary({ findings }: Pick<Assessment, "findings">, words: MemoWords): Draft[] {
  const rows = words.concluded().flatMap(({ id, title }): DraftPiece[][][] => {
    const about = findings.filter(({ catalogue }) => catalogue === id)
    const applying = about.filter(({ outcome }) => outcome === "applies").length
    const denied = about.filter(({ outcome }) => outcome === "does_not_apply").length
    const counts = [applying, about.length - applying - denied, denied]
    return about.length === 0 ? [] : [[[{ text: title[words.language] }], ...counts.map((count) => [{ text: String(count) }])]]
  })
  const head = ["catalogue", "applies", "open", "does_not_apply"].map((id) => words.say(`memo.column.${id}`))
  return [{ block: "table", widths: [52, 16, 16, 16], head, rows }]
}

/** The findings of some catalogues: what applies, is open or disputed at length, the rest with its reasons in a table. */
export function tellFindings(
  { findings }: Pick<Assessment, "findings">,
  words: MemoWords,
  isTold: (catalogue: string) => boolean,
): Draft[] {
  const told = words.concluded().flatMap(({ id, title }): Draft[] => {
    const about = isTold(id) ? findings.filter(({ catalogue }) => catalogue === id) : []
    if (about.length === 0) return []
    return [{ block: "heading", level: 2, text: title[words.language] }, ...comparedWith(about, words), ...tellAll(about, words)]
  })
  return told.length > 0 ? told : [{ block: "paragraph", pieces: [{ text: words.say("memo.none.found") }] }]
}

/** Findings at length and in a table. */
export function tellAll(findings: readonly LegalFinding[], words: MemoWords): Draft[] {
  const groups = groupFindings(findings, words)
  const isDenied = ({ finding: { outcome, isDisputed } }: ToldFindings) => outcome === "does_not_apply" && !isDisputed
  return [
    ...tellGroups(
      groups.filter((group) => !isDenied(group)),
      words,
    ),
    ...tableOf(groups.filter(isDenied), words),
  ]
}

/** Findings at length; those of one row stand under one heading. */
export function tellGroups(groups: readonly ToldFindings[], words: MemoWords): Draft[] {
  return [...Map.groupBy(groups, ({ finding }) => finding.key)].flatMap(([key, same]): Draft[] => [
    { block: "heading", level: 3, text: words.rowOf(key).name[words.language] },
    ...same.flatMap((group) => tellGroup(group, words)),
  ])
}

/** One finding with what it rests on, and each layer's own word where they part. */
function tellGroup(group: ToldFindings, words: MemoWords): Draft[] {
  const { finding, sentences } = group
  const { key, outcome, layers, isDisputed } = finding
  const outcomeTold = { text: `${words.say(`outcome.${outcome}`)}. `, look: "strong" } as const
  return [
    { block: "paragraph", pieces: [{ text: `${key}. ${whomOf(group, words)}`, look: "faint" }] },
    { block: "paragraph", pieces: [outcomeTold, { text: sentences.join(" ") }, ...citesOf(finding)] },
    ...(isDisputed ? [{ block: "list" as const, mark: "bullet" as const, items: layers.map((answer) => layerOf(answer, words)) }] : []),
  ]
}

export function citesOf({ citations }: Pick<LegalFinding, "citations">): DraftPiece[] {
  return citations.map((cite) => ({ cite }))
}

function tableOf(groups: readonly ToldFindings[], words: MemoWords): Draft[] {
  if (groups.length === 0) return []
  const head = ["finding", "subject", "why"].map((id) => words.say(`memo.column.${id}`))
  const rows = groups.map((group): DraftPiece[][] => [
    [{ text: words.rowOf(group.finding.key).name[words.language] }, { text: ` ${group.finding.key}`, look: "faint" }],
    [{ text: whomOf(group, words) }],
    [{ text: group.sentences.join(" ") }, ...citesOf(group.finding)],
  ])
  return [
    { block: "paragraph", pieces: [{ text: words.say("memo.not_applicable"), look: "strong" }] },
    { block: "table", widths: [27, 18, 55], head, rows },
  ]
}

function whomOf({ subjects }: ToldFindings, { nameOf }: MemoWords): string {
  return subjects.map(nameOf).join(", ")
}

function layerOf({ layer, outcome, strength, grade }: LegalFinding["layers"][number], { say }: MemoWords): DraftPiece[] {
  const told = [
    say(`outcome.${outcome}`),
    ...(strength === undefined ? [] : [say(`strength.${strength}`)]),
    ...(grade === undefined ? [] : [say(`grade.${grade.toLowerCase()}`)]),
  ]
  return [{ text: `${say(`layer.${layer}`)}: `, look: "strong" }, { text: `${told.join(", ")}.` }]
}

/** Where rows only compare with other law, that is said before the first of them. */
function comparedWith(findings: readonly LegalFinding[], { say }: MemoWords): Draft[] {
  const isCompared = findings.some(({ strength }) => strength === "comparison")
  return isCompared ? [{ block: "paragraph", pieces: [{ text: say("notice.mica_comparison") }] }] : []
}
