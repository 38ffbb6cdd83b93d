import type { FactDefinition, SubjectKind } from "../rulebook/rulebook.ts"
import { isLawDate, type LawDate } from "../vocabulary/instant.ts"
import { type Assertion, bases } from "./fact-sheet.ts"
import { isSameValue } from "./fact-value.ts"
import { isText, parseValue } from "./parse-value.ts"
import type { Note } from "./sheet-problem.ts"

/** The vocabulary that facts are read against, and the day up to which they can have held. */
export interface SheetLaw {
  readonly facts: ReadonlyMap<string, FactDefinition>
  readonly on: LawDate
  readonly note: Note
}

type Place = readonly (string | number)[]

/** Reads the facts stated about one subject; what is wrong with them is noted and left out. */
export function parseFacts(
  data: unknown,
  law: SheetLaw,
  at: { readonly kind: SubjectKind; readonly place: Place },
): ReadonlyMap<string, readonly Assertion[]> {
  const facts = new Map<string, readonly Assertion[]>()
  if (data === undefined) return facts
  if (!isRecord(data)) {
    law.note(at.place, {
      what: "The facts are not keys with values",
      remedy: "Write each fact on a line: `activity.matches_orders: true`.",
    })
    return facts
  }
  for (const [id, stated] of Object.entries(data)) {
    const place = [...at.place, id]
    const definition = law.facts.get(id)
    if (definition === undefined)
      law.note(place, { what: `There is no fact "${id.slice(0, 80)}"`, remedy: remedyFor(id, law.facts), factId: id })
    else if (!mayStand(definition, at.kind)) law.note(place, misplaced(definition))
    else facts.set(id, readStated(stated, definition, { law, place }))
  }
  return facts
}

export function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null && !Array.isArray(data)
}

/** A fact may be stated of its own kind, and once for everything below. */
function mayStand({ subject }: FactDefinition, kind: SubjectKind): boolean {
  return kind === subject || kind === "firm" || (kind === "entity" && subject !== "firm")
}

function misplaced({ id, subject }: FactDefinition) {
  const remedy =
    subject === "firm"
      ? "State it under `facts` of the whole sheet."
      : subject === "entity"
        ? "State it under an entity, or under the firm."
        : `State it under a ${subject}, under its entity, or under the firm.`
  return { what: `"${id}" is a fact about each ${subject} and cannot stand here`, remedy, factId: id }
}

function remedyFor(id: string, facts: SheetLaw["facts"]): string {
  const last = id.split(".").at(-1) ?? id
  const near = [...facts.keys()].filter((known) => known.endsWith(`.${last}`)).slice(0, 3)
  return near.length > 0 ? `Did you mean ${near.join(" or ")}?` : "Use a fact of the vocabulary; the rulebook lists them all."
}

interface StatedPlace {
  readonly law: SheetLaw
  readonly place: Place
}

function readStated(stated: unknown, definition: FactDefinition, { law, place }: StatedPlace): readonly Assertion[] {
  if (!isRecord(stated) || !("assertions" in stated)) return readAssertion(stated, definition, { law, place })
  const { assertions } = stated
  if (!Array.isArray(assertions) || assertions.length === 0 || Object.keys(stated).length > 1) {
    law.note(place, {
      what: "`assertions` is not a list of statements by itself",
      remedy: "Write `{assertions: [{value: …, basis: …}]}`.",
      factId: definition.id,
    })
    return []
  }
  const said = assertions.flatMap((assertion: unknown, index) =>
    readAssertion(assertion, definition, { law, place: [...place, "assertions", index] }),
  )
  const [first, ...others] = said.filter(({ basis }) => basis === "declared")
  if (others.some((other) => !isSameValue(other.value, first?.value)))
    law.note(place, { what: `"${definition.id}" is declared in two ways`, remedy: "Keep the one that is right.", factId: definition.id })
  return said
}

const assertionKeys = ["value", "not_applicable", "basis", "on", "by", "reason", "evidence"]

function readAssertion(stated: unknown, definition: FactDefinition, at: StatedPlace): readonly Assertion[] {
  const told = isRecord(stated) ? stated : { value: stated }
  const note = noteOf(definition, at)
  for (const key of Object.keys(told))
    if (!assertionKeys.includes(key)) note(key, `"${key.slice(0, 80)}" is not a key of a statement`, `Use ${assertionKeys.join(", ")}.`)
  const isApplicable = told["not_applicable"] === undefined
  if (isApplicable === (told["value"] === undefined)) {
    note(undefined, "A statement needs either a value or a reason why it has none", "Write `{value: …}` or `{not_applicable: reason}`.")
    return []
  }
  const { basis = "declared", on, by, evidence } = told
  const reason = isApplicable ? told["reason"] : told["not_applicable"]
  const known = bases.find((one) => one === basis)
  if (known === undefined) note("basis", "This is not a basis of a statement", `Write one of ${bases.join(", ")}.`)
  checkDay(on, { note, key: "on", latest: at.law.on })
  for (const [key, text] of Object.entries({ by, evidence, [isApplicable ? "reason" : "not_applicable"]: reason }))
    if (text !== undefined && !isText(text)) note(key, `"${key}" is not a text`, "Write some words.")
  if (!isApplicable && told["reason"] !== undefined) note("reason", "The reason stands twice", "Write it under `not_applicable` only.")
  if (definition.isJudgement && isApplicable && (by === undefined || reason === undefined))
    note(undefined, `"${definition.id}" is a matter of judgement and nobody stands for it`, "Write `{value: …, by: name, reason: text}`.")
  const value = isApplicable ? parseValue(told["value"], definition) : undefined
  const valueKey = isRecord(stated) ? "value" : undefined
  if (value !== undefined && "what" in value) note(valueKey, value.what, value.remedy)
  // Every date of the vocabulary is of something that has happened.
  if (definition.type === "date" && value !== undefined && "value" in value)
    checkDay(value.value, { note, key: valueKey, latest: at.law.on })
  return [
    {
      value: value !== undefined && "value" in value ? value.value : undefined,
      basis: known ?? "declared",
      ...(typeof on === "string" ? { on } : {}),
      ...(typeof by === "string" ? { by } : {}),
      ...(typeof reason === "string" ? { reason } : {}),
      ...(typeof evidence === "string" ? { evidence } : {}),
    },
  ]
}

type NoteAt = (key: string | undefined, what: string, remedy: string) => void

function noteOf({ id }: FactDefinition, { law, place }: StatedPlace): NoteAt {
  return (key, what, remedy) => law.note(key === undefined ? place : [...place, key], { what, remedy, factId: id })
}

interface DayCheck {
  readonly note: NoteAt
  readonly key: string | undefined
  readonly latest: LawDate
}

function checkDay(day: unknown, { note, key, latest }: DayCheck): void {
  if (day === undefined) return
  if (typeof day !== "string" || !isLawDate(day)) note(key, "The day is not a date", "Write a real calendar date as YYYY-MM-DD.")
  else if (day > latest) note(key, `The day lies after ${latest}, the day that is asked about`, "Correct it, or ask about a later day.")
}
