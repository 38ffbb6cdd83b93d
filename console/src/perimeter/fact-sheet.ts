import type { FactRef, Subject } from "./perimeter-queries.ts"

/** A fact sheet as it travels, in the form shekara/facts@1. Nothing here looks at more of it than it changes. */
export type Sheet = Readonly<Record<string, unknown>>

/** A statement in its long form. */
export interface Statement {
  readonly value?: unknown
  readonly not_applicable?: string
  readonly by?: string
  readonly reason?: string
  readonly basis?: string
}

export type ListedKind = Exclude<Subject["kind"], "firm">
const lists = {
  entity: "entities",
  service_line: "service_lines",
  token: "tokens",
  channel: "channels",
  segment: "segments",
} as const satisfies Record<ListedKind, string>
export const listedKinds = Object.keys(lists) as ListedKind[]

/** Who stands for a kind of which nobody was listed; what is stated of it is stated of the firm. */
const standIn = "firm"

interface Listed {
  readonly id: string
  readonly name: string
}

/** The sheet with a fact stated by the firm at its subject's place. What documents or systems said about it stays. */
export function stateFact(sheet: Sheet, { fact, subject }: FactRef, stated: unknown): Sheet {
  return withFacts(sheet, subject, (facts) => {
    const others = assertionsOf(facts[fact]).filter(({ basis }) => basis !== undefined && basis !== "declared")
    if (others.length === 0) return { ...facts, [fact]: stated }
    return { ...facts, [fact]: { assertions: [isObject(stated) ? stated : { value: stated }, ...others] } }
  })
}

/** The sheet without what was stated about a fact of a subject. */
export function withdrawFact(sheet: Sheet, { fact, subject }: FactRef): Sheet {
  return withFacts(sheet, subject, (facts) => Object.fromEntries(Object.entries(facts).filter(([id]) => id !== fact)))
}

/** What is stated about a fact at the very place of its subject, in the long form; the firm's own words first. */
export function statementOf(sheet: Sheet, { fact, subject }: FactRef): Statement | undefined {
  return assertionsOf(factsAt(sheet, subject)[fact])[0]
}

/** The sheet with one more subject. Its id is made of its name. */
export function addSubject(sheet: Sheet, kind: ListedKind, name: string): Sheet {
  const known = listed(sheet, kind)
  return { ...sheet, [lists[kind]]: [...known, { id: freeId(name, kind, known), name: name.trim() }] }
}

/** The sheet with a list declared complete, or open again. */
export function closeList(sheet: Sheet, kind: ListedKind, isClosed: boolean): Sheet {
  const others = closedLists(sheet).filter((list) => list !== lists[kind])
  return { ...sheet, closed: isClosed ? [...others, lists[kind]] : others }
}

export function isClosed(sheet: Sheet, kind: ListedKind): boolean {
  return closedLists(sheet).includes(lists[kind])
}

/** The subjects of a kind that were listed, by id and name. */
export function subjectsOf(sheet: Sheet, kind: ListedKind): readonly Listed[] {
  return listed(sheet, kind).flatMap(({ id, name }) => (typeof id === "string" ? [{ id, name: typeof name === "string" ? name : id }] : []))
}

/** The name of a subject; undefined for the firm as a whole and for what stands in for it. */
export function nameOfSubject(sheet: Sheet, { kind, id }: Subject): string | undefined {
  return kind === "firm" || id === standIn ? undefined : (subjectsOf(sheet, kind).find((one) => one.id === id)?.name ?? id)
}

type Facts = Readonly<Record<string, unknown>>

function factsAt(sheet: Sheet, { kind, id }: Subject): Facts {
  const place = kind === "firm" || id === standIn ? sheet : listed(sheet, kind).find((item) => item["id"] === id)
  const facts = place?.["facts"]
  return isObject(facts) ? facts : {}
}

function withFacts(sheet: Sheet, subject: Subject, change: (facts: Facts) => Facts): Sheet {
  const facts = change(factsAt(sheet, subject))
  const { kind, id } = subject
  if (kind === "firm" || id === standIn) return { ...sheet, facts }
  return { ...sheet, [lists[kind]]: listed(sheet, kind).map((item) => (item["id"] === id ? { ...item, facts } : item)) }
}

function assertionsOf(stated: unknown): readonly Statement[] {
  if (stated === undefined) return []
  if (!isObject(stated)) return [{ value: stated }]
  const { assertions } = stated
  if (!Array.isArray(assertions)) return [stated]
  const all = assertions.filter(isObject) as Statement[]
  return [
    ...all.filter(({ basis }) => basis === undefined || basis === "declared"),
    ...all.filter(({ basis }) => basis !== undefined && basis !== "declared"),
  ]
}

function listed(sheet: Sheet, kind: ListedKind): readonly Readonly<Record<string, unknown>>[] {
  const list = sheet[lists[kind]]
  return Array.isArray(list) ? list.filter(isObject) : []
}

function closedLists(sheet: Sheet): readonly string[] {
  const { closed } = sheet
  return Array.isArray(closed) ? closed.filter((list) => typeof list === "string") : []
}

function freeId(name: string, kind: ListedKind, known: readonly Readonly<Record<string, unknown>>[]): string {
  const taken = new Set([standIn, ...known.map(({ id }) => id)])
  const wanted = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40)
  const stem = wanted === "" ? kind : wanted
  let id = wanted === "" ? `${stem}-1` : stem
  for (let count = 2; taken.has(id); count += 1) id = `${stem}-${count}`
  return id
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
