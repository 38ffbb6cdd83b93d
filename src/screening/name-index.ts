import type { ListEntry } from "./list-entry.ts"
import { normaliseName } from "./normalise-name.ts"

/** One version of a list, ready to be asked by name. */
export interface NameIndex {
  readonly entryCount: number
  /** Keys of the listed names (see `normaliseName`), each with the entries that bear it. */
  readonly entriesByKey: ReadonlyMap<string, readonly ListEntry[]>
}

/** Indexes every name of every entry, weak ones too. A listed name without a letter or digit can never be asked for, which is a bug of the reader. */
export function buildNameIndex(entries: readonly ListEntry[]): NameIndex {
  const entriesByKey = new Map<string, ListEntry[]>()
  for (const entry of entries) {
    for (const key of new Set(entry.names.map(({ text }) => normaliseName(text)))) {
      if (key === "") throw new Error(`Entry ${entry.entryId} has a name that cannot be indexed`)
      const others = entriesByKey.get(key)
      if (others === undefined) entriesByKey.set(key, [entry])
      else others.push(entry)
    }
  }
  return { entryCount: entries.length, entriesByKey }
}

/** The entries one of whose names has the key of `name`, in list order. Empty also for a name without a key: the gate holds such a name. */
export function lookUp(index: NameIndex, name: string): readonly ListEntry[] {
  return index.entriesByKey.get(normaliseName(name)) ?? []
}
