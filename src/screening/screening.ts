/*
 * The screening room asks whether the people of a transfer are on a sanctions list, and whether the lists themselves can be
 * relied on. It compares names exactly and after simple normalisation; an equal name is a potential match for people to judge.
 */
import type { Law, Ruled } from "../rulebook/rulebook.ts"
import type { Finding } from "../vocabulary/finding.ts"
import type { Id } from "../vocabulary/identifier.ts"
import { hoursBetween, type Instant } from "../vocabulary/instant.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import type { Candidate } from "./list-entry.ts"
import { matchEntry } from "./match-entry.ts"
import { isComparable, normaliseName } from "./normalise-name.ts"

export type { Candidate }

export interface ScreeningFacts {
  readonly assessedAt: Instant
  readonly isDemonstration: boolean
  /** Every list in force at `assessedAt`. */
  readonly lists: readonly ScreenedList[]
  readonly parties: readonly ScreenedParty[]
}

/** One version of a list in force. */
export interface ScreenedList {
  readonly list: string
  readonly listVersionId: Id
  readonly title: string
  /** Invented names only; nobody real is on it. */
  readonly isSynthetic: boolean
  readonly activatedAt: Instant
  /** When somebody last brought the publisher's files and they were these. Its age is counted from here. */
  readonly confirmedAt: Instant
  /** SHA-256 over the files, hex. */
  readonly digest: string
}

/** A person the transfer names, with the entries that the lists in force hold under that name. */
export interface ScreenedParty {
  readonly role: "customer" | "other_party"
  readonly name: string | null
  readonly candidates: readonly Candidate[]
}

/** What stands in the way of relying on the lists, then what was found about each party. Adding a list, an entry or a name never removes a match. */
export function assessScreening(facts: ScreeningFacts, law: Law): readonly Finding[] {
  const maxAge = law.hours(maxAgeId)
  const listed = law.duty(listedId)
  return [
    ...(maxAge === undefined ? [policyMissing(maxAgeId)] : []),
    ...(listed === undefined ? [policyMissing(listedId)] : []),
    ...assessLists(facts, maxAge),
    ...facts.parties.flatMap((party) => assessParty(party, { maxAge, listed })),
  ]
}

const maxAgeId = "screening.list_max_age"
const listedId = "screening.listed_names"

/** The values of the rulebook that the gate rests on. */
interface Policies {
  readonly maxAge: Ruled<number> | undefined
  readonly listed: Ruled<string> | undefined
}

function policyMissing(id: string): Finding {
  return cure("screening.policy_missing", { basis: id, details: {}, rule: undefined })
}

function assessLists(facts: ScreeningFacts, maxAge: Ruled<number> | undefined): readonly Finding[] {
  return [
    ...(facts.lists.length === 0 ? [cure("screening.list_missing", { basis: "lists", details: {}, rule: maxAge })] : []),
    ...facts.lists.flatMap((list) => assessList(list, facts, maxAge)),
  ]
}

function assessList(
  list: ScreenedList,
  { assessedAt, isDemonstration }: ScreeningFacts,
  maxAge: Ruled<number> | undefined,
): readonly Finding[] {
  const basis = `${list.list}:${list.listVersionId}`
  const about = { list: list.list, title: list.title, listVersionId: list.listVersionId }
  const findings: Finding[] = []
  if (maxAge !== undefined) {
    const ageHours = hoursBetween(list.confirmedAt, assessedAt)
    const details = { ...about, confirmedAt: list.confirmedAt, ageHours, maxAgeHours: maxAge.value }
    if (ageHours >= maxAge.value) findings.push(cure("screening.list_stale", { basis, details, rule: maxAge }))
  }
  if (list.isSynthetic) {
    const finding = cure("screening.list_synthetic", { basis, details: about, rule: maxAge })
    findings.push(isDemonstration ? { ...finding, severity: "note" } : finding)
  }
  return findings
}

function assessParty({ role, name, candidates }: ScreenedParty, { maxAge, listed }: Policies): readonly Finding[] {
  const key = name === null ? "" : normaliseName(name)
  if (name === null || key === "") return [cure("screening.name_missing", { basis: role, details: { party: role }, rule: maxAge })]
  const unreadable = { basis: `${role}:${key}`, details: { party: role, name }, rule: maxAge }
  return [
    ...(isComparable(key) ? [] : [cure("screening.name_unreadable", unreadable)]),
    ...candidates.flatMap((candidate) => assessCandidate(candidate, { role, name, key }, listed)),
  ]
}

function assessCandidate(
  candidate: Candidate,
  { role, name, key }: { readonly role: ScreenedParty["role"]; readonly name: string; readonly key: string },
  listed: Ruled<string> | undefined,
): readonly Finding[] {
  const match = matchEntry(name, candidate)
  if (match === undefined) return []
  const { list, listVersionId, entryId, kind, programs, birthDates, countries, addressCountries } = candidate
  const details = { party: role, name, ...match, list, listVersionId, entryId, kind, programs, birthDates, countries, addressCountries }
  const finding = cure("screening.potential_match", { basis: `${list}:${entryId}:${role}:${key}`, details, rule: listed })
  return [{ ...finding, ends: "judgement" }]
}

/** A finding that holds until the facts change. */
function cure(
  reason: Finding["reason"],
  { basis, details, rule }: { readonly basis: string; readonly details: JsonObject; readonly rule: Ruled<unknown> | undefined },
): Finding {
  const cited = rule === undefined ? { citations: [] } : { rule: rule.id, citations: rule.citations }
  return { gate: "screening", reason, severity: "hold", ends: "cure", basis, details, ...cited }
}
