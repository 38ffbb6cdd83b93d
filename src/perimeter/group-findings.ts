import { type LegalFinding, renderTrace, type SubjectRef } from "../reasoning/reasoning.ts"
import type { MemoWords } from "./memo-words.ts"

/** Findings of one key of which the same is told, so that fifty service lines with one answer are told once. */
export interface ToldFindings {
  /** The first of them. */
  readonly finding: LegalFinding
  readonly subjects: readonly SubjectRef[]
  /** Why, in whole sentences, without the outcome and the sources, which stand beside. */
  readonly sentences: readonly string[]
}

/** Joins findings that say the same in the same words, in the order in which each is first met. */
export function groupFindings(findings: readonly LegalFinding[], words: MemoWords): readonly ToldFindings[] {
  const told = findings.map((finding) => ({ finding, sentences: sentencesOf(finding, words) }))
  const groups = Map.groupBy(told, ({ finding: { key, outcome, layers, citations }, sentences }) =>
    JSON.stringify([key, outcome, layers, citations.map(({ at }) => at), sentences]),
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    return first === undefined ? [] : [{ ...first, subjects: group.map(({ finding }) => finding.subject) }]
  })
}

function sentencesOf(finding: LegalFinding, words: MemoWords): string[] {
  const [, ...sentences] = renderTrace({ ...finding, citations: [] }, words, "prose")
  return sentences.map(({ text }) => text)
}
