import canonicalize from "canonicalize"
import type { SubjectKind } from "../rulebook/rulebook.ts"
import type { Json, JsonObject } from "../vocabulary/json.ts"
import type { Assertion, FactSheet, FactValue, Subject } from "./fact-sheet.ts"
import { isMoney, printValue } from "./fact-value.ts"
import { digestText } from "./receipt-of.ts"

/** How a fact sheet calls itself in its first line. */
export const sheetForm = "shekara/facts@1"

/** The list of a fact sheet in which each kind of subject stands. */
export const listOf = {
  entity: "entities",
  service_line: "service_lines",
  token: "tokens",
  channel: "channels",
  segment: "segments",
} as const satisfies Record<Exclude<SubjectKind, "firm">, string>

/** Who stands for a kind of which nobody was listed. */
export const standIn = "firm"

/** The sheet in its written form, in one order whatever the order it came in; parsed again it is the same sheet. */
export function printFactSheet(sheet: FactSheet): JsonObject {
  const { subjects, closed } = orderSheet(sheet)
  const firm = subjects.find(({ kind }) => kind === "firm")
  const lists = Object.entries(listOf).flatMap(([kind, list]) => {
    const listed = subjects.filter((subject) => subject.kind === kind && subject.id !== standIn).map(printSubject)
    return listed.length === 0 ? [] : [[list, listed] as const]
  })
  const complete = Object.entries(listOf).flatMap(([kind, list]) => (closed.has(kind as SubjectKind) ? [list] : []))
  return {
    format: sheetForm,
    ...(firm === undefined || firm.name === firm.id ? {} : { firm: { name: firm.name } }),
    ...(firm === undefined || firm.facts.size === 0 ? {} : { facts: printFacts(firm.facts) }),
    ...Object.fromEntries(lists),
    ...(complete.length === 0 ? {} : { closed: complete }),
  }
}

/** SHA-256 of the canonical sheet (RFC 8785), hex. The order of its keys, subjects and words makes no difference. */
export function digestSheet(sheet: FactSheet): string {
  const text = canonicalize(printFactSheet(sheet))
  if (text === undefined) throw new Error("The sheet is not JSON")
  return digestText(text)
}

/** The sheet with its subjects, the words of each list and the statements of each fact in one order. */
export function orderSheet({ subjects, closed }: FactSheet): FactSheet {
  const byKind = Object.keys({ firm: "", ...listOf })
  const ordered = [...subjects].sort((left, right) => byKind.indexOf(left.kind) - byKind.indexOf(right.kind) || compare(left.id, right.id))
  return { subjects: ordered.map((subject) => ({ ...subject, facts: orderFacts(subject.facts) })), closed }
}

function orderFacts(facts: Subject["facts"]): Subject["facts"] {
  const ordered = [...facts].map(([fact, said]) => [fact, inOrder(said.map(orderWords))] as const)
  return new Map(ordered.sort(([left], [right]) => compare(left, right)))
}

function orderWords(assertion: Assertion): Assertion {
  const { value } = assertion
  return typeof value === "object" && !isMoney(value) ? { ...assertion, value: [...new Set(value)].sort(compare) } : assertion
}

function inOrder(said: readonly Assertion[]): readonly Assertion[] {
  if (said.length < 2) return said
  const texts = new Map(said.map((assertion) => [assertion, canonicalize(printAssertion(assertion, { isPlain: false }) as object) ?? ""]))
  return [...said].sort((left, right) => compare(texts.get(left) ?? "", texts.get(right) ?? ""))
}

function printSubject({ id, name, entity, facts }: Subject): JsonObject {
  return {
    id,
    ...(name === id ? {} : { name }),
    ...(entity === undefined ? {} : { entity }),
    ...(facts.size === 0 ? {} : { facts: printFacts(facts) }),
  }
}

function printFacts(facts: Subject["facts"]): JsonObject {
  return Object.fromEntries(
    [...facts].map(([fact, said]) => {
      const [only, ...others] = said.map((assertion) => printAssertion(assertion, { isPlain: said.length === 1 }))
      return [fact, others.length === 0 && only !== undefined ? only : { assertions: only === undefined ? [] : [only, ...others] }]
    }),
  )
}

/** One statement; in its short form where nothing but a declared value was stated. */
function printAssertion({ value, basis, ...rest }: Assertion, { isPlain }: { readonly isPlain: boolean }): Json {
  const { reason, ...others } = rest
  const isBare = basis === "declared" && Object.keys(others).length === 0
  if (value === undefined) return { not_applicable: reason ?? "", ...(isBare ? {} : { basis }), ...others }
  if (isPlain && isBare && reason === undefined) return printValue(value as FactValue)
  return { value: printValue(value), ...(basis === "declared" ? {} : { basis }), ...rest }
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
