import type { EntityId } from "../vocabulary/identifier.ts"
import { type ActivateParts, activateList } from "./activate-list.flow.ts"
import { type ListUpload, receiveSyntheticList } from "./receive-list.flow.ts"
import { type ListVersion, loadListsInForce } from "./screening.store.ts"
import { readSyntheticFiles } from "./synthetic-list.store.ts"

const list: Omit<ListUpload, "files"> = { list: "ofac-sdn", title: "Synthetic list: invented names only" }

/**
 * Gives an entity the bundled list of invented names, under the code of the list that is to replace it. To be called at
 * every start: the same files are only confirmed, and where a real list is in force nothing happens.
 */
export async function installSyntheticList(parts: ActivateParts, entityId: EntityId): Promise<ListVersion | undefined> {
  const inForce = (await loadListsInForce(parts.database.kysely, entityId)).find((other) => other.list === list.list)
  if (inForce?.isSynthetic === false) return undefined
  const { listVersionId } = await receiveSyntheticList(parts, entityId, { ...list, files: await readSyntheticFiles() })
  const version = await activateList(parts, { entityId, listVersionId })
  if (version.state !== "active") throw new Error("The bundled synthetic list was refused", { cause: version.problem })
  return version
}
