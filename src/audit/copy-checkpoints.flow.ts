import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import { listCheckpointsAfter, loadNewestCheckpoint } from "./checkpoint.store.ts"
import type { CheckpointPlace, CopyProblem } from "./checkpoint-place.ts"
import { type CopyStanding, listCopies, noteCopy } from "./copy.store.ts"
import { listKeys } from "./key.store.ts"
import { formatVerifierKey } from "./signed-note.ts"

/** Technical settings. Times in milliseconds. */
const copySettings = { batch: 100, retryMilliseconds: 30_000, roundMilliseconds: 10_000 }

/**
 * Brings the checkpoints that a place does not have yet there, in the order of their size. A place that fails is noted with
 * its problem and tried again after a while; nothing else waits for it.
 */
export async function copyCheckpoints(
  { database: { kysely }, clock, log }: Pick<Runtime, "database" | "clock" | "log">,
  entityId: EntityId,
  place: CheckpointPlace,
): Promise<void> {
  const before = (await listCopies(kysely, entityId)).find(({ place: name }) => name === place.name)
  const now = clock.now()
  if (before?.problem != null && Date.parse(now) - Date.parse(before.attemptedAt) < copySettings.retryMilliseconds) return
  const missing = await listCheckpointsAfter(kysely, entityId, { after: before?.size ?? 0, limit: copySettings.batch })
  const newest = await loadNewestCheckpoint(kysely, entityId)
  const isSettled = before?.problem == null && missing.length === 0
  if (newest === undefined || isSettled) return
  const keys = (await listKeys(kysely, entityId)).map((key) => `${formatVerifierKey(key)}\n`).join("")
  const startedAt = performance.now()
  let size = before?.size ?? 0
  const standing = (problem: CopyProblem | null): CopyStanding => ({ place: place.name, size, attemptedAt: now, problem })
  try {
    if ((await place.newestSize(entityId)) > newest.size) return await noteCopy(kysely, entityId, standing("ahead"))
    for (const checkpoint of missing) {
      const { size: next, note } = checkpoint
      if ((await place.put({ entityId, size: next, note, keys })) === "differs")
        return await noteCopy(kysely, entityId, standing("differs"))
      size = next
      // A slow place catches up over several rounds, so that signing does not wait for it.
      if (performance.now() - startedAt > copySettings.roundMilliseconds) break
    }
    await noteCopy(kysely, entityId, standing(null))
  } catch (error) {
    log.warn({ err: error, place: place.name }, "Checkpoints could not be copied and will be tried again")
    await noteCopy(kysely, entityId, standing("unreachable"))
  }
}
