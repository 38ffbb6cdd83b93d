import { queryOptions, useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { bodyOf, client } from "../api/client.ts"
import type { components } from "../api/openapi.d.ts"
import { useFormat } from "../i18n/use-format.ts"

type Schemas = components["schemas"]
export type Catalogue = Schemas["RulebookCatalogue"]
export type Row = Schemas["RulebookRow"]
export type FactDefinition = Schemas["RulebookFact"]
type Words = Schemas["RulebookWords"]

/** The rulebook is read once at start; what it says does not change under a page. */
const staleTime = Number.POSITIVE_INFINITY

const factsQuery = queryOptions({
  queryKey: ["rulebook", "facts"],
  queryFn: () => bodyOf(client.GET("/v1/rulebook/facts")),
  staleTime,
})
const cataloguesQuery = queryOptions({
  queryKey: ["rulebook", "catalogues"],
  queryFn: () => bodyOf(client.GET("/v1/rulebook/catalogues")),
  staleTime,
})

/** The words of the rulebook in the reader's language. A code the rulebook does not know is shown as it is. */
export interface Law {
  readonly catalogues: readonly Catalogue[]
  readonly facts: readonly FactDefinition[]
  readonly in: (words: Words) => string
  readonly row: (code: string) => Row | undefined
  /** Name of a row on a day: bodies were renamed. */
  readonly name: (code: string, on?: string) => string
  readonly fact: (id: string) => FactDefinition | undefined
  readonly ask: (id: string) => string
  readonly section: (id: string) => string
}

/** What the rulebook calls things; undefined until it came. */
export function useLaw(): { readonly law: Law | undefined; readonly error: unknown } {
  const facts = useQuery(factsQuery)
  const catalogues = useQuery(cataloguesQuery)
  const { language } = useFormat()
  const law = useMemo<Law | undefined>(() => {
    if (facts.data === undefined || catalogues.data === undefined) return undefined
    const rows = new Map(catalogues.data.items.flatMap(({ rows: all }) => all.map((row) => [row.code, row] as const)))
    const definitions = new Map(facts.data.items.map((fact) => [fact.id, fact]))
    const sections = new Map(facts.data.sections.map((section) => [section.id, section.title]))
    const inLanguage = (words: Words) => words[language] ?? words["en"] ?? ""
    const nameOf = (code: string, on: string | undefined) => {
      const row = rows.get(code)
      if (row === undefined) return code
      const named = on === undefined ? row.names.at(-1) : row.names.findLast(({ from }) => from <= on)
      return inLanguage(named?.name ?? row.name)
    }
    return {
      catalogues: catalogues.data.items,
      facts: facts.data.items,
      in: inLanguage,
      row: (code) => rows.get(code),
      name: nameOf,
      fact: (id) => definitions.get(id),
      ask: (id) => inLanguage(definitions.get(id)?.ask ?? { en: id }),
      section: (id) => inLanguage(sections.get(id) ?? { en: id }),
    }
  }, [facts.data, catalogues.data, language])
  return { law, error: facts.error ?? catalogues.error }
}
