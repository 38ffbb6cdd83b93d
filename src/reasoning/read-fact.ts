import type { Basis, FactDefinition } from "../rulebook/rulebook.ts"
import type { Assertion } from "./fact-sheet.ts"
import { isSameValue } from "./fact-value.ts"
import type { Truth, View } from "./legal-finding.ts"
import type { FactReading, PlacedSubject } from "./situation.ts"
import { isNo } from "./truth.ts"

/** How a fact is looked up: in which view, what each subject states, and whether its question makes sense for a subject. */
export interface Reader {
  readonly view: View
  statedBy(subject: PlacedSubject, fact: string): readonly Assertion[]
  isAsked(definition: FactDefinition, of: PlacedSubject): Truth
}

/**
 * What is known about a fact, seen from a subject: the nearest statement, the firm's own and that of its systems each for
 * itself. Two that differ are a conflict. A question that makes no sense is not applicable, unless it was answered all the
 * same where it makes none: such an answer is at odds with the others and must not vanish.
 */
export function readFact(reader: Reader, definition: FactDefinition, { basis, at }: { basis: Basis; at: PlacedSubject }): FactReading {
  const holder = holderOf(definition, at)
  const { said, by } = nearest(reader, definition.id, { basis: basis === "view" ? basisOfView[reader.view] : basis, holder })
  const ref = { fact: definition.id, subject: by.ref }
  if (definition.askedWhen !== undefined && isNo(reader.isAsked(definition, holder))) {
    const isSenselessThere = by !== holder && !isNo(reader.isAsked(definition, by))
    if (said.length === 0 || isSenselessThere) return { ref: { ...ref, subject: holder.ref }, state: "not_applicable", said: [] }
    const reading = stated(ref, said)
    return reading.state === "known" ? { ...reading, state: "at_odds" } : reading
  }
  if (said.length > 0) return stated(ref, said)
  const isProbe = basis === "observed" || (basis === "view" && reader.view === "observed")
  return { ref, state: isProbe ? "not_observed" : "unknown", said }
}

/** The subject whose statement about a fact is sought from another: itself, or what it belongs to. */
export function holderOf({ subject }: Pick<FactDefinition, "subject">, at: PlacedSubject): PlacedSubject {
  if (subject === "firm") return at.chain.at(-1) ?? at
  return subject === "entity" ? (at.entity ?? at.chain.at(-1) ?? at) : at
}

const basisOfView = { all: "view", declared: "declared", observed: "observed" } as const satisfies Record<View, Basis>

function nearest(reader: Reader, fact: string, { basis, holder }: { basis: Basis; holder: PlacedSubject }) {
  const own = basis === "observed" ? undefined : nearestOf(reader, fact, { holder, isObserved: false })
  const seen = basis === "declared" ? undefined : nearestOf(reader, fact, { holder, isObserved: true })
  return { said: [...(own?.said ?? []), ...(seen?.said ?? [])], by: own?.by ?? seen?.by ?? holder }
}

function nearestOf(reader: Reader, fact: string, { holder, isObserved }: { holder: PlacedSubject; isObserved: boolean }) {
  for (const by of holder.chain) {
    const said = reader.statedBy(by, fact).filter(({ basis }) => (basis === "observed") === isObserved)
    if (said.length > 0) return { by, said }
  }
  return undefined
}

function stated(ref: FactReading["ref"], said: readonly Assertion[]): FactReading {
  const value = said[0]?.value
  if (said.some((other) => !isSameValue(other.value, value))) return { ref, state: "conflict", said }
  return value === undefined ? { ref, state: "not_applicable", said } : { ref, state: "known", value, said }
}
