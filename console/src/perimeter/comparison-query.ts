import { keepPreviousData, queryOptions } from "@tanstack/react-query"
import { bodyOf, client } from "../api/client.ts"
import { valueOfDraft } from "./answer-value.ts"
import type { CompareSearch } from "./compare-search.ts"
import { readSubject } from "./fact-key.ts"
import { type Sheet, stateFact } from "./fact-sheet.ts"
import { type Position, perimeterKey } from "./perimeter-queries.ts"
import { ranksOf } from "./position-search.ts"
import type { Law } from "./use-law.ts"

/** Asks for both sides at once. Nothing that is supposed is stored. */
export const comparisonQuery = (search: CompareSearch, position: Position | undefined, law: Law | undefined) => {
  const sheet = position?.sheet ?? {}
  const before = { sheet, ...sideOf(search.beforeOn, search.beforeRanks, search.beforeView) }
  const after = { sheet: supposedSheet(search, sheet, law), ...sideOf(search.afterOn, search.afterRanks, search.afterView) }
  return queryOptions({
    queryKey: [...perimeterKey, "comparison", position?.positionId, position?.version, search],
    queryFn: () => bodyOf(client.POST("/v1/perimeter/compare", { body: { before, after } })),
    placeholderData: keepPreviousData,
  })
}

function sideOf(on: string | undefined, ranks: CompareSearch["beforeRanks"], view: CompareSearch["beforeView"]) {
  return {
    view: view ?? ("all" as const),
    ...(on === undefined ? {} : { on }),
    ...(ranks === undefined ? {} : { ranks: [...ranksOf[ranks]] }),
  }
}

function supposedSheet({ fact, of, value }: CompareSearch, sheet: Sheet, law: Law | undefined): Record<string, unknown> {
  const definition = fact === undefined ? undefined : law?.fact(fact)
  if (definition === undefined || value === undefined) return { ...sheet }
  const subject = (of === undefined ? undefined : readSubject(of)) ?? { kind: "firm", id: "firm" }
  const supposed = valueOfDraft(definition, { text: value, words: [value] })
  const stated = definition.isJudgement ? { value: supposed, by: "what if", reason: "what if" } : supposed
  return { ...stateFact(sheet, { fact: definition.id, subject }, stated) }
}
