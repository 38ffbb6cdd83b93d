import type { Assessment } from "../reasoning/reasoning.ts"
import type { CatalogueRow } from "../rulebook/rulebook.ts"
import { drawMemoMap } from "./draw-memo-map.ts"
import { drawRegulatorMap } from "./draw-regulator-map.ts"
import { groupFindings } from "./group-findings.ts"
import type { Draft } from "./memo.ts"
import type { MemoWords } from "./memo-words.ts"
import { citesOf, tellGroups } from "./tell-findings.ts"

/** The map as drawings that each fit on a page, then every body with its role and why it matters or does not. */
export function tellRegulators(assessment: Assessment, words: MemoWords): Draft[] {
  const map = drawRegulatorMap(assessment)
  const nameOfBody = (code: string) => {
    const row = words.rowOf(code)
    return (datedName(row, assessment, words) ?? row).name[words.language]
  }
  return [
    ...["regulators.functional", "memo.map.open_line"].map((id): Draft => ({ block: "paragraph", pieces: [{ text: words.say(id) }] })),
    ...drawMemoMap(map, words, nameOfBody),
    ...map.bodies.flatMap(({ code, findings }) => [
      ...tellGroups(groupFindings(findings, words), words),
      roleOf(words.rowOf(code), assessment, words),
    ]),
  ]
}

function roleOf(row: CatalogueRow, assessment: Assessment, words: MemoWords): Draft {
  const { say, language } = words
  const dated = datedName(row, assessment, words)
  const named = dated === undefined ? [] : [`${dated.name[language]}, ${say("memo.map.dated_name", { day: dated.from })}.`]
  const roles = ["role", "relevant_when"].flatMap((field) => {
    const text = row.fields[field]?.[language]
    return text === undefined ? [] : [say(`memo.map.${field}`, { text })]
  })
  return {
    block: "list",
    mark: "bullet",
    items: [...named.map((text) => [{ text }, ...citesOf(dated ?? { citations: [] })]), ...roles.map((text) => [{ text }])],
  }
}

/** The newest name that has begun, as far as somebody who is heard says so. */
function datedName(
  { names }: CatalogueRow,
  { lawDate, ranks }: Assessment,
  { rulebook }: MemoWords,
): CatalogueRow["names"][number] | undefined {
  const rankOf = (at: string) => rulebook.sources.get(at.slice(0, at.indexOf("#")))?.rank
  const isHeard = (at: string) => ranks === undefined || ranks.some((rank) => rank === rankOf(at))
  return names.filter(({ from, citations }) => from <= lawDate && citations.some(({ at }) => isHeard(at))).at(-1)
}
