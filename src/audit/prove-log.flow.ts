import type { Reading } from "../runtime/database.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { loadCheckpoint, loadNewestCheckpoint, type StoredCheckpoint } from "./checkpoint.store.ts"
import { spansOfConsistency } from "./consistency-proof.ts"
import { loadEntry } from "./entries.store.ts"
import { spansOfInclusion } from "./inclusion-proof.ts"
import type { Span } from "./merkle-tree.ts"
import { hashOfSpan } from "./tree.store.ts"

/** The hash of a stretch of the log, as a step of a proof. */
export interface ProofStep extends Span {
  readonly hash: Uint8Array
}

export interface EntryProof {
  readonly position: number
  readonly leafHash: Uint8Array
  readonly checkpoint: StoredCheckpoint
  /** From the leaf to the root. */
  readonly path: readonly ProofStep[]
}

/** Proves that an entry is among those a checkpoint vouches for: the checkpoint of `size` leaves, or the newest. */
export async function proveEntry(
  reading: Reading,
  entityId: EntityId,
  { entryId, size }: { readonly entryId: Id; readonly size?: number | undefined },
): Promise<EntryProof> {
  const entry = await loadEntry(reading, entityId, entryId)
  if (entry === undefined) throw refuse("audit.entry_not_found", { entryId })
  const checkpoint = size === undefined ? await loadNewestCheckpoint(reading, entityId) : await demandCheckpoint(reading, entityId, size)
  const { position, leafHash } = entry
  if (position === undefined || checkpoint === undefined || position >= checkpoint.size)
    throw refuse("audit.entry_not_covered", { entryId })
  const path = await stepsOf(reading, entityId, spansOfInclusion({ position, size: checkpoint.size }))
  return { position, leafHash, checkpoint, path }
}

/** Proves that the log of a later checkpoint begins with that of an earlier one. */
export async function proveConsistency(
  reading: Reading,
  entityId: EntityId,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<{ readonly from: StoredCheckpoint; readonly to: StoredCheckpoint; readonly path: readonly ProofStep[] }> {
  const [earlier, later] = [await demandCheckpoint(reading, entityId, from), await demandCheckpoint(reading, entityId, to)]
  if (from > to) throw refuse("audit.checkpoints_reversed", { from, to })
  return { from: earlier, to: later, path: await stepsOf(reading, entityId, spansOfConsistency({ from, to })) }
}

async function demandCheckpoint(reading: Reading, entityId: EntityId, size: number): Promise<StoredCheckpoint> {
  const checkpoint = await loadCheckpoint(reading, entityId, size)
  if (checkpoint === undefined) throw refuse("audit.checkpoint_not_found", { size })
  return checkpoint
}

function stepsOf(reading: Reading, entityId: EntityId, spans: readonly Span[]): Promise<ProofStep[]> {
  return Promise.all(spans.map(async (span) => ({ ...span, hash: await hashOfSpan(reading, entityId, span) })))
}
