import type { CatalogueFile, RowEntry } from "./catalogue-form.ts"
import type { Entry, Gathered } from "./gather-files.ts"
import { type Problem, problemAt, type ReadFile } from "./read-file.ts"
import type { Register } from "./register-of.ts"

/** Rows that lack what their catalogue promises, lead nowhere, or that no rule ever concludes. */
export function checkCatalogues({ catalogues }: Pick<Gathered, "catalogues">, register: Register): Problem[] {
  const concluded = new Set(register.rules.map(({ rule }) => rule.concludes))
  return catalogues.flatMap((catalogue) =>
    catalogue.entry.rows.flatMap((row, index) => {
      const at: RowPlace = { file: catalogue.file, place: ["rows", index], row }
      return [
        ...shapeProblems(at, catalogue),
        ...referenceProblems(at, register),
        ...nameProblems(at),
        ...(catalogue.entry.concludes === undefined || concluded.has(row.code)
          ? []
          : [
              said(
                at,
                "code",
                "no rule concludes it",
                "Write a rule with `concludes`, or move the row to a catalogue without conclusions.",
              ),
            ]),
      ]
    }),
  )
}

interface RowPlace {
  readonly file: ReadFile
  readonly place: readonly PropertyKey[]
  readonly row: RowEntry
}

function shapeProblems(at: RowPlace, { entry }: Entry<CatalogueFile>): Problem[] {
  const { attributes } = entry
  return [
    ...promised(at, "fields", entry.fields),
    ...promised(at, "lists", entry.lists),
    ...promised(at, "attributes", Object.keys(attributes)),
    ...Object.entries(at.row.attributes).flatMap(([name, word]) => {
      const words = Object.hasOwn(attributes, name) ? attributes[name] : undefined
      return words === undefined || words.includes(word)
        ? []
        : [said(at, "attributes", `"${word}" is not a word of ${name}`, `Write one of: ${words.join(", ")}.`)]
    }),
  ]
}

/** What the head of the catalogue names, every row has, and nothing else. */
function promised(at: RowPlace, part: "fields" | "lists" | "attributes", names: readonly string[]): Problem[] {
  const own = Object.keys(at.row[part])
  return [
    ...names
      .filter((name) => !own.includes(name))
      .map((name) => said(at, part, `"${name}" of ${part} is missing`, "Write it: every row of this catalogue has it.")),
    ...own
      .filter((name) => !names.includes(name))
      .map((name) =>
        said(at, part, `"${name}" is not among the ${part} of the catalogue`, "Name it at the head of the file, or remove it."),
      ),
  ]
}

function referenceProblems(at: RowPlace, { rows, facts }: Register): Problem[] {
  const { leads_to: leadsTo, facts: bearing } = at.row
  return [
    ...leadsTo
      .filter((code) => !rows.has(code))
      .map((code) => said(at, "leads_to", `it leads to "${code}", which no catalogue holds`, "Correct the code, or add the row.")),
    ...bearing
      .filter((id) => !facts.has(id))
      .map((id) => said(at, "facts", `"${id}" is not a fact of the vocabulary`, "Correct its id, or add it to a file under facts/.")),
  ]
}

function nameProblems(at: RowPlace): Problem[] {
  const { names } = at.row
  return names.slice(1).flatMap(({ from }, index) => {
    const before = names[index]?.from
    return before !== undefined && before < from
      ? []
      : [
          said(
            at,
            "names",
            `the name from ${from} does not stand after the one from ${before}`,
            "Write the names in order of time, each day once.",
          ),
        ]
  })
}

function said({ file, place, row }: RowPlace, ...[key, what, remedy]: readonly [string, string, string]): Problem {
  return problemAt(file, [...place, key], { what: `${row.code}: ${what}`, remedy })
}
