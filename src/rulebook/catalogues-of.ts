import type { Catalogue, CatalogueRow } from "./catalogue.ts"
import type { CatalogueFile, RowEntry } from "./catalogue-form.ts"
import type { Entry } from "./gather-files.ts"
import { inOrder } from "./in-order.ts"
import type { Cite } from "./periods-of.ts"
import { lineOf } from "./read-file.ts"

/** The catalogues by id, each with its rows in the order of its file. */
export function cataloguesOf(files: readonly Entry<CatalogueFile>[], cite: Cite): ReadonlyMap<string, Catalogue> {
  const catalogues = files.map(
    ({ file, entry: { catalogue: id, title, concludes, fields, lists, attributes, rows } }): [string, Catalogue] => [
      id,
      {
        id,
        title,
        ...(concludes === undefined ? {} : { concluded: concludes }),
        fields,
        lists,
        attributes,
        rows: rows.map((row, index) => ({ ...rowOf(row, cite), catalogue: id, line: lineOf(file, ["rows", index]) })),
        file: file.path,
      },
    ],
  )
  return new Map(inOrder(catalogues, ([id]) => id))
}

function rowOf(row: RowEntry, cite: Cite): Omit<CatalogueRow, "catalogue" | "line"> {
  const { code, name, text, fields, lists, attributes, facts, names, leads_to: leadsTo, cite: cited } = row
  return {
    code,
    name,
    names: names.map(({ cite: named, ...rest }) => ({ ...rest, citations: cite(named) })),
    text,
    fields,
    lists,
    attributes,
    facts,
    leadsTo,
    citations: cite(cited),
  }
}
