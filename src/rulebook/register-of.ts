import type { Grade } from "../vocabulary/citation.ts"
import type { CatalogueFile, RowEntry } from "./catalogue-form.ts"
import type { FactEntry } from "./fact-form.ts"
import type { Gathered } from "./gather-files.ts"
import type { ParameterEntry } from "./rulebook-schema.ts"
import { type PlacedRule, placedRules } from "./rules-of.ts"

/** Everything a reference may lead to, by its id. */
export interface Register {
  readonly passages: ReadonlyMap<string, { readonly grade: Grade; readonly rank: number }>
  readonly facts: ReadonlyMap<string, FactEntry>
  readonly parameters: ReadonlyMap<string, ParameterEntry["unit"]>
  readonly rows: ReadonlyMap<string, { readonly row: RowEntry; readonly concludes?: NonNullable<CatalogueFile["concludes"]> }>
  readonly rules: readonly PlacedRule[]
}

/** Gathers what the files name, before anything that names it is checked. */
export function registerOf(gathered: Gathered): Register {
  const { sources, facts, instruments, catalogues } = gathered
  return {
    passages: new Map(
      sources.flatMap(({ entry: { id, rank, passages } }) =>
        passages.map(({ at, grade }): [string, { grade: Grade; rank: number }] => [`${id}#${at}`, { grade, rank }]),
      ),
    ),
    facts: new Map(facts.flatMap(({ entry }) => entry.facts.map((fact) => [fact.id, fact] as const))),
    parameters: new Map(instruments.flatMap(({ entry }) => entry.parameters.map(({ id, unit }) => [id, unit] as const))),
    rows: new Map(
      catalogues.flatMap(({ entry: { concludes, rows } }) =>
        rows.map((row) => [row.code, { row, ...(concludes === undefined ? {} : { concludes }) }] as const),
      ),
    ),
    rules: placedRules(gathered),
  }
}
