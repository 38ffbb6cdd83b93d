import { lawOn, type Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { lawDateOf } from "../vocabulary/instant.ts"
import type { Permit } from "../vocabulary/permit.ts"
import type { Reason } from "../vocabulary/reason.ts"
import type { Candidate } from "./list-entry.ts"
import { matchEntry, type NameMatch } from "./match-entry.ts"
import { normaliseName } from "./normalise-name.ts"
import { loadListsInForce } from "./screening.store.ts"
import { assessScreening, type ScreenedList } from "./screening.ts"
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

export type CheckParts = Pick<Runtime, "database" | "clock"> & { readonly rulebook: Rulebook; readonly lists: ScreeningLists }

/** Asks the lists in force about one name, outside any transfer. Rejects when a list cannot be loaded. */
export async function checkName(
  { database, clock, rulebook, lists }: CheckParts,
  permit: Permit<"screening.read">,
  name: string,
): Promise<NameCheck> {
  const assessedAt = clock.now()
  const inForce = await loadListsInForce(database.kysely, permit.entityId)
  const parties = await lists.screen(permit.entityId, inForce, [{ role: "other_party", name }])
  // The gate itself says what stands in the way. A demonstration firm is told of its synthetic list too.
  const findings = assessScreening({ assessedAt, isDemonstration: false, lists: inForce, parties }, lawOn(rulebook, lawDateOf(assessedAt)))
  const obstacles = findings.filter(({ ends }) => ends === "cure").map(({ reason }) => reason)
  const matches = parties.flatMap(({ candidates }) => candidates.flatMap((candidate) => withMatch(name, candidate)))
  return { name, normalisedName: normaliseName(name), obstacles: [...new Set(obstacles)], lists: inForce, matches }
}

function withMatch(name: string, candidate: Candidate): readonly (Candidate & NameMatch)[] {
  const match = matchEntry(name, candidate)
  return match === undefined ? [] : [{ ...candidate, ...match }]
}
