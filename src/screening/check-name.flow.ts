import type { Database } from "../runtime/database.ts"
import type { Permit } from "../vocabulary/permit.ts"
import type { Reason } from "../vocabulary/reason.ts"
import type { Candidate } from "./list-entry.ts"
import { matchEntry, type NameMatch } from "./match-entry.ts"
import { isComparable, normaliseName } from "./normalise-name.ts"
import { loadListsInForce } from "./screening.store.ts"
import type { ScreenedList } from "./screening.ts"
import type { ScreeningLists } from "./screening-lists.flow.ts"

/** What a name would meet now. Only without obstacles does an empty `matches` say that nobody of this name is listed. */
export interface NameCheck {
  readonly name: string
  /** The key under which it is looked up. */
  readonly normalisedName: string
  readonly obstacles: readonly Reason[]
  readonly lists: readonly ScreenedList[]
  readonly matches: readonly (Candidate & NameMatch)[]
}

/** Asks the lists in force about one name, outside any transfer. Rejects when a list cannot be loaded. */
export async function checkName(
  { database, lists }: { readonly database: Database; readonly lists: ScreeningLists },
  permit: Permit<"screening.read">,
  name: string,
): Promise<NameCheck> {
  const inForce = await loadListsInForce(database.kysely, permit.entityId)
  const parties = await lists.screen(permit.entityId, inForce, [{ role: "other_party", name }])
  const matches = parties.flatMap(({ candidates }) => candidates.flatMap((candidate) => withMatch(name, candidate)))
  return { name, normalisedName: normaliseName(name), obstacles: obstaclesOf(name, inForce), lists: inForce, matches }
}

function withMatch(name: string, candidate: Candidate): readonly (Candidate & NameMatch)[] {
  const match = matchEntry(name, candidate)
  return match === undefined ? [] : [{ ...candidate, ...match }]
}

function obstaclesOf(name: string, inForce: readonly ScreenedList[]): readonly Reason[] {
  const key = normaliseName(name)
  const ofLists: Reason[] =
    inForce.length === 0 ? ["screening.list_missing"] : inForce.some(({ isSynthetic }) => isSynthetic) ? ["screening.list_synthetic"] : []
  if (key === "") return [...ofLists, "screening.name_missing"]
  return isComparable(key) ? ofLists : [...ofLists, "screening.name_unreadable"]
}
