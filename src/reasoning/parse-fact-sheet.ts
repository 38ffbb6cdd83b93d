import type { Rulebook, SubjectKind } from "../rulebook/rulebook.ts"
import type { LawDate } from "../vocabulary/instant.ts"
import { checkContradictions } from "./check-contradictions.ts"
import type { FactSheet, Subject } from "./fact-sheet.ts"
import { isRecord, parseFacts, type SheetLaw } from "./parse-facts.ts"
import { isText } from "./parse-value.ts"
import { listOf, orderSheet, sheetForm, standIn } from "./print-fact-sheet.ts"
import { gatherProblems, type Note, type SheetProblem } from "./sheet-problem.ts"

/** What a sheet is read against. `lines` are those of its file, by keys joined with "/". */
export interface SheetReading {
  readonly rulebook: Pick<Rulebook, "facts" | "contradictions" | "parameters">
  readonly on: LawDate
  readonly lines?: ReadonlyMap<string, number> | undefined
}

/**
 * Takes a fact sheet in, or says everything that is wrong with it: a sheet with one problem is no sheet. Never throws,
 * whatever the data hold.
 */
export function parseFactSheet(
  data: unknown,
  { rulebook, on, lines }: SheetReading,
): { readonly sheet: FactSheet } | { readonly problems: readonly SheetProblem[] } {
  const { problems, note } = gatherProblems(lines)
  const sheet = readSheet(data, { facts: rulebook.facts, on, note })
  if (problems.length === 0 && sheet !== undefined) checkContradictions(sheet, { rulebook, on, note })
  return problems.length > 0 || sheet === undefined ? { problems } : { sheet }
}

type ListedKind = keyof typeof listOf
const kinds = Object.keys(listOf) as ListedKind[]
const topKeys: readonly string[] = ["format", "firm", "facts", "closed", ...Object.values(listOf)]

function readSheet(data: unknown, law: SheetLaw): FactSheet | undefined {
  const { note } = law
  if (!isRecord(data)) {
    note([], { what: "This is not a fact sheet", remedy: `Write keys with values, beginning with "format: ${sheetForm}".` })
    return undefined
  }
  refuseOtherKeys(data, { known: topKeys, place: [], note })
  if (data["format"] !== undefined && data["format"] !== sheetForm)
    note(["format"], { what: "The sheet is of a form that is not known here", remedy: `Write "${sheetForm}".` })
  const closed = readClosed(data["closed"], note)
  const firm: Subject = {
    kind: "firm",
    id: "firm",
    name: readFirmName(data["firm"], note),
    facts: parseFacts(data["facts"], law, { kind: "firm", place: ["facts"] }),
  }
  const listed = kinds.map((kind) => ({ kind, subjects: readList(kind, data[listOf[kind]], law) }))
  const entities = new Set(listed.flatMap(({ kind, subjects }) => (kind === "entity" ? subjects.map(({ id }) => id) : [])))
  for (const { kind, subjects } of listed) refuseStrayEntities(subjects, { entities, list: listOf[kind], note })
  const stood = listed.flatMap(({ kind, subjects }) =>
    subjects.length > 0 || closed.has(kind) ? subjects : [{ kind, id: standIn, name: firm.name, facts: new Map() }],
  )
  const { subjects } = orderSheet({ subjects: [firm, ...stood], closed })
  const bySheet = new Map([firm, ...stood].map(({ kind, id }, index) => [`${kind} ${id}`, index]))
  const position = ({ kind, id }: Subject) => bySheet.get(`${kind} ${id}`) ?? 0
  return { subjects: [...subjects].sort((left, right) => position(left) - position(right)), closed }
}

function readFirmName(firm: unknown, note: Note): string {
  if (firm === undefined) return "firm"
  if (!isRecord(firm) || !isText(firm["name"])) {
    note(["firm"], { what: "The firm has no name", remedy: 'Write "firm: {name: Steppe Example}", or leave it out.' })
    return "firm"
  }
  refuseOtherKeys(firm, { known: ["name"], place: ["firm"], note })
  return firm["name"]
}

function readClosed(closed: unknown, note: Note): ReadonlySet<SubjectKind> {
  if (closed === undefined) return new Set()
  if (!Array.isArray(closed)) {
    note(["closed"], { what: "`closed` is not a list", remedy: `Write some of ${Object.values(listOf).join(", ")} in brackets.` })
    return new Set()
  }
  return new Set(
    closed.flatMap((name: unknown, index) => {
      const kind = kinds.find((one) => listOf[one] === name)
      if (kind === undefined)
        note(["closed", index], { what: "There is no such list", remedy: `Write one of ${Object.values(listOf).join(", ")}.` })
      return kind === undefined ? [] : [kind]
    }),
  )
}

/** More than a firm has, and few enough that their findings can be drawn and printed. */
const longestList = 500

function readList(kind: ListedKind, list: unknown, law: SheetLaw): readonly Subject[] {
  if (list === undefined) return []
  const place = [listOf[kind]]
  if (!Array.isArray(list)) {
    law.note(place, { what: "This is not a list", remedy: "Write one item for each, with an id and facts." })
    return []
  }
  if (list.length > longestList) {
    law.note(place, { what: `The list has more than ${longestList} items`, remedy: "Put items of the same facts together under one." })
    return []
  }
  const seen = new Set<string>()
  return list.flatMap((item: unknown, index) => readSubject(item, { kind, place: [...place, index], seen, law }))
}

const idForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

interface ItemPlace {
  readonly kind: ListedKind
  readonly place: readonly (string | number)[]
  readonly seen: Set<string>
  readonly law: SheetLaw
}

function readSubject(item: unknown, { kind, place, seen, law }: ItemPlace): Subject[] {
  const { note } = law
  if (!isRecord(item) || typeof item["id"] !== "string" || !idForm.test(item["id"]) || item["id"] === standIn) {
    const remedy = `Give it an id of its own: up to 64 letters, digits, dots, dashes and underscores; "${standIn}" is taken.`
    note(isRecord(item) && item["id"] !== undefined ? [...place, "id"] : place, { what: "This item has no id that can be used", remedy })
    return []
  }
  const { id, name = id, entity, facts } = item
  refuseOtherKeys(item, { known: ["id", "name", "facts", ...(kind === "entity" ? [] : ["entity"])], place, note })
  if (typeof id !== "string") return []
  if (seen.has(id)) note([...place, "id"], { what: `The id "${id}" stands twice`, remedy: "Give each item of a list an id of its own." })
  seen.add(id)
  if (!isText(name)) note([...place, "name"], { what: "The name is not a text", remedy: "Write a name, or leave it out." })
  const parsed = parseFacts(facts, law, { kind, place: [...place, "facts"] })
  const owner = kind === "entity" || entity === undefined ? {} : { entity: typeof entity === "string" ? entity : "" }
  return [{ kind, id, name: isText(name) ? name : id, ...owner, facts: parsed }]
}

interface Owners {
  readonly entities: ReadonlySet<string>
  readonly list: string
  readonly note: Note
}

function refuseStrayEntities(subjects: readonly Subject[], { entities, list, note }: Owners): void {
  for (const [index, { entity }] of subjects.entries())
    if (entity !== undefined && !entities.has(entity))
      note([list, index, "entity"], {
        what: "There is no entity with this id",
        remedy: "Name one of the list `entities`, or leave it out.",
      })
}

interface Keys {
  readonly known: readonly string[]
  readonly place: readonly (string | number)[]
  readonly note: Note
}

function refuseOtherKeys(data: Readonly<Record<string, unknown>>, { known, place, note }: Keys): void {
  for (const key of Object.keys(data))
    if (!known.includes(key))
      note([...place, key], { what: `"${key.slice(0, 80)}" is not a key of this place`, remedy: `Use ${known.join(", ")}.` })
}
