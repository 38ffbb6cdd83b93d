import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Citation } from "../vocabulary/citation.ts"
import type { Language } from "../vocabulary/language.ts"
import type { Assertion } from "./fact-sheet.ts"
import { printValue } from "./fact-value.ts"
import type { NodeTrace, SubjectRef } from "./legal-finding.ts"
import { standIn } from "./print-fact-sheet.ts"

/** In which language, and with whose words. */
export interface Telling {
  readonly rulebook: Pick<Rulebook, "texts" | "facts" | "rules" | "catalogues">
  readonly language: Language
}

/** A text of the rulebook with its gaps filled; the id itself where the rulebook has no such text. */
export function tell(id: string, { rulebook, language }: Telling, gaps: Readonly<Record<string, string>> = {}): string {
  const text = rulebook.texts.get(id)?.[language] ?? id
  return text.replaceAll(/\{(\w+)\}/g, (gap, name: string) => gaps[name] ?? gap)
}

/** Who is spoken of. */
export function tellSubject({ kind, id }: SubjectRef, telling: Telling): string {
  return id === standIn ? tell("trace.subject.firm", telling) : tell(`trace.subject.${kind}`, telling, { name: id })
}

export function tellFinding(key: string, { rulebook, language }: Telling): string {
  for (const { rows } of rulebook.catalogues.values()) {
    const row = rows.find(({ code }) => code === key)
    if (row !== undefined) return row.name[language]
  }
  return key
}

export function tellQuestion(fact: string, { rulebook, language }: Telling): string {
  return rulebook.facts.get(fact)?.ask[language] ?? fact
}

/** A question with what was stated: `Do you …? yes (declared, 2026-01-31)`. */
export function tellFact({ fact, said = [] }: Pick<NodeTrace, "fact" | "said">, telling: Telling): string {
  if (fact === undefined) return ""
  return [tellQuestion(fact.fact, telling), tellSaid(fact.fact, said, telling)].filter((part) => part !== "").join(" ")
}

/** What was stated, without the question: `yes (declared, 2026-01-31)`. */
export function tellSaid(fact: string, said: readonly Assertion[], telling: Telling): string {
  return said.map((assertion) => `${tellAnswer(fact, assertion, telling)} (${tellBasis(assertion, telling)})`).join("; ")
}

export function tellPassages(citations: readonly Citation[]): string {
  return citations.map(({ at }) => at).join(", ")
}

function tellAnswer(fact: string, { value }: Assertion, telling: Telling): string {
  if (value === undefined) return tell("trace.answer.not_applicable", telling)
  if (typeof value === "boolean") return tell(value ? "trace.answer.yes" : "trace.answer.no", telling)
  const printed = printValue(value)
  const words = Array.isArray(printed) ? printed : [printed]
  const options = telling.rulebook.facts.get(fact)?.options ?? []
  const labels = words.map((word) => options.find(({ id }) => id === word)?.label[telling.language] ?? String(word))
  return labels.length === 0 ? tell("trace.answer.none", telling) : labels.join(", ")
}

function tellBasis({ basis, on }: Assertion, telling: Telling): string {
  return [tell(`trace.basis.${basis}`, telling), on].filter((part) => part !== undefined).join(", ")
}
