import type { Database } from "../runtime/database.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Candidate } from "./list-entry.ts"
import { buildNameIndex, lookUp, type NameIndex } from "./name-index.ts"
import { loadEntries } from "./screening.store.ts"
import type { ScreenedParty } from "./screening.ts"

/** Which version of a list; the database says which is in force, on every decision. */
export interface AskedVersion {
  readonly list: string
  readonly listVersionId: Id
}

/** The lists of every entity, indexed in memory as they are asked for. */
export interface ScreeningLists {
  /** The parties with the entries under their names in exactly these versions, no older and no newer. Rejects when one cannot be loaded: the caller holds. */
  screen(
    entityId: EntityId,
    versions: readonly AskedVersion[],
    names: readonly Pick<ScreenedParty, "role" | "name">[],
  ): Promise<readonly ScreenedParty[]>
  /** Loads a version before somebody waits for it. */
  warm(entityId: EntityId, version: AskedVersion): Promise<void>
}

/** A decision in flight may still ask for the version that was just replaced; older ones make room. */
const versionsKept = 2

/** Opens the lists. Versions never change once stored, so an index is good for as long as it is kept. */
export function openScreeningLists(database: Pick<Database, "kysely">): ScreeningLists {
  const shelves = new Map<string, Map<Id, Promise<NameIndex>>>()

  function indexOf(entityId: EntityId, { list, listVersionId }: AskedVersion): Promise<NameIndex> {
    const shelf = shelfOf(shelves, `${entityId} ${list}`)
    const kept = shelf.get(listVersionId)
    if (kept !== undefined) return kept
    const loading = loadEntries(database.kysely, entityId, listVersionId).then(buildNameIndex)
    // A failure is answered to all who wait for it and then forgotten, so that the next decision tries again.
    loading.catch(() => shelf.delete(listVersionId))
    shelf.set(listVersionId, loading)
    makeRoom(shelf)
    return loading
  }

  return {
    async screen(entityId, versions, names) {
      const indexes = await Promise.all(versions.map(async (version) => ({ version, index: await indexOf(entityId, version) })))
      return names.map(({ role, name }) => ({
        role,
        name,
        candidates: name === null ? [] : indexes.flatMap(({ version, index }) => candidatesIn(index, version, name)),
      }))
    },
    async warm(entityId, version) {
      await indexOf(entityId, version)
    },
  }
}

function candidatesIn(index: NameIndex, { list, listVersionId }: AskedVersion, name: string): readonly Candidate[] {
  return lookUp(index, name).map((entry) => ({ ...entry, list, listVersionId }))
}

function shelfOf<T>(shelves: Map<string, Map<Id, T>>, key: string): Map<Id, T> {
  const shelf = shelves.get(key) ?? new Map<Id, T>()
  shelves.set(key, shelf)
  return shelf
}

/** Ids sort by the time they were made, so the smallest is the oldest version. */
function makeRoom(shelf: Map<Id, unknown>): void {
  const oldestFirst = [...shelf.keys()].sort((left, right) => (left < right ? -1 : 1))
  for (const id of oldestFirst.slice(0, -versionsKept)) shelf.delete(id)
}
