import { type SubjectRef, type Telling, tell } from "../reasoning/reasoning.ts"
import type { Catalogue, CatalogueRow, Rulebook } from "../rulebook/rulebook.ts"
import type { Language } from "../vocabulary/language.ts"
import type { MemoSubject } from "./memo.ts"

/** The words of one memo: texts of the rulebook, rows by their code, and who is called what. */
export interface MemoWords extends Telling {
  readonly rulebook: Rulebook
  readonly language: Language
  say(id: string, gaps?: Readonly<Record<string, string>>): string
  /** A subject by the name its sheet gives, with its id where that differs. */
  nameOf(subject: SubjectRef): string
  rowOf(code: string): CatalogueRow
  /** Catalogues whose rows are concluded, the weightiest first. */
  concluded(): readonly Catalogue[]
}

export function openMemoWords({ rulebook, language, sheet }: Pick<MemoSubject, "rulebook" | "language" | "sheet">): MemoWords {
  const telling = { rulebook, language }
  const rows = new Map([...rulebook.catalogues.values()].flatMap((catalogue) => catalogue.rows.map((row) => [row.code, row] as const)))
  const names = new Map(sheet.subjects.map(({ kind, id, name }) => [`${kind}:${id}`, name === id ? id : `${name} (${id})`]))
  const say: MemoWords["say"] = (id, gaps) => tell(id, telling, gaps)
  return {
    ...telling,
    say,
    nameOf({ kind, id }) {
      const isFirm = id === "firm"
      const firm = sheet.subjects.find((subject) => subject.kind === "firm")
      if (isFirm) return firm === undefined || firm.name === firm.id ? say("trace.subject.firm") : firm.name
      return names.get(`${kind}:${id}`) ?? id
    },
    rowOf(code) {
      const row = rows.get(code)
      if (row === undefined) throw new Error(`No catalogue has a row ${code}`)
      return row
    },
    concluded: () =>
      [...rulebook.catalogues.values()]
        .filter(({ concluded }) => concluded !== undefined)
        .sort((left, right) => (right.concluded?.importance ?? 0) - (left.concluded?.importance ?? 0)),
  }
}
