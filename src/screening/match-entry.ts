import type { ListEntry, NameQuality } from "./list-entry.ts"
import { nameQualities } from "./list-entry.ts"
import { normaliseName } from "./normalise-name.ts"

/** Why an entry may be meant: which of its names, how good a name that is, and how the two are equal. */
export interface NameMatch {
  readonly listedName: string
  readonly quality: NameQuality
  readonly match: "exact" | "normalised"
}

/** The strongest way in which one of the entry's names equals `name`; undefined when none does. A name without a key equals nothing. */
export function matchEntry(name: string, entry: Pick<ListEntry, "names">): NameMatch | undefined {
  const key = normaliseName(name)
  if (key === "") return undefined
  return entry.names
    .filter(({ text }) => normaliseName(text) === key)
    .map(({ text, quality }): NameMatch => ({ listedName: text, quality, match: text === name ? "exact" : "normalised" }))
    .sort((left, right) => weakness(left) - weakness(right))[0]
}

/** Exact before normalised, then primary before strong before weak. */
function weakness({ match, quality }: NameMatch): number {
  return (match === "exact" ? 0 : nameQualities.length) + nameQualities.indexOf(quality)
}
