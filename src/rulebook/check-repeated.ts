import type { Gathered } from "./gather-files.ts"
import { type Problem, problemAt, type ReadFile } from "./read-file.ts"
import { placedRules } from "./rules-of.ts"

interface Named {
  readonly file: ReadFile
  readonly id: string
  readonly place: readonly PropertyKey[]
}

/** Ids and codes that stand twice within their kind. */
export function checkRepeated(gathered: Gathered): Problem[] {
  const { sources, instruments, roles, facts, catalogues, texts } = gathered
  const kinds: readonly (readonly Named[])[] = [
    sources.map(({ file, entry }) => ({ file, id: entry.id, place: ["id"] })),
    [...instruments, roles].map(({ file, entry }) => ({ file, id: entry.instrument, place: ["instrument"] })),
    instruments.flatMap(({ file, entry }) => listed(file, "parameters", entry.parameters)),
    placedRules(gathered).map(({ file, place, rule }) => ({ file, id: rule.id, place: [...place, "id"] })),
    facts.flatMap(({ file, entry }) => listed(file, "sections", entry.sections)),
    facts.flatMap(({ file, entry }) => listed(file, "facts", entry.facts)),
    facts.flatMap(({ file, entry }) => listed(file, "contradictions", entry.contradictions)),
    catalogues.map(({ file, entry }) => ({ file, id: entry.catalogue, place: ["catalogue"] })),
    catalogues.flatMap(({ file, entry }) => entry.rows.map(({ code }, index) => ({ file, id: code, place: ["rows", index, "code"] }))),
    texts.flatMap(({ file, entry }) => Object.keys(entry.texts).map((id) => ({ file, id, place: ["texts", id] }))),
    ...sources.map(({ file, entry }) => entry.passages.map(({ at }, index) => ({ file, id: at, place: ["passages", index, "at"] }))),
  ]
  return kinds.flatMap(repeated)
}

function listed(file: ReadFile, list: string, items: readonly { readonly id: string }[]): Named[] {
  return items.map(({ id }, index) => ({ file, id, place: [list, index, "id"] }))
}

function repeated(named: readonly Named[]): Problem[] {
  const seen = new Set<string>()
  return named.flatMap(({ file, id, place }) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [problemAt(file, place, { what: `"${id}" stands twice`, remedy: "Give each its own id, or put both into one place." })]
  })
}
