import { lawOn, type Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import { lawDateOf } from "../vocabulary/instant.ts"
import type { AuditKey } from "./audit-key.store.ts"
import { loadNewestCheckpoint, type StoredCheckpoint, saveCheckpoint } from "./checkpoint.store.ts"
import { formatCheckpoint, originOf } from "./checkpoint.ts"
import { spansOfConsistency, verifyConsistency } from "./consistency-proof.ts"
import { countLeaves } from "./entries.store.ts"
import { isCheckpointDue } from "./is-checkpoint-due.ts"
import { formatNote } from "./signed-note.ts"
import { hashOfSpan } from "./tree.store.ts"

interface SignParts extends Pick<Runtime, "database" | "clock"> {
  readonly rulebook: Rulebook
}

/**
 * Signs the log as it is now, where house policy asks for a new checkpoint. A log that does not begin with what the last
 * checkpoint vouches for is not signed: the signature would make somebody's change look like ours.
 */
export async function signCheckpoint(
  { database, clock, rulebook }: SignParts,
  entityId: EntityId,
  key: AuditKey,
): Promise<"signed" | "not_due" | "history_changed"> {
  const { kysely } = database
  const [size, last] = [await countLeaves(kysely, entityId), await loadNewestCheckpoint(kysely, entityId)]
  if (last !== undefined && last.size > size) return "history_changed"
  const madeAt = clock.now()
  const law = lawOn(rulebook, lawDateOf(madeAt))
  const policy = { entries: law.count("audit.checkpoint_entries"), minutes: law.minutes("audit.checkpoint_interval") }
  if (!isCheckpointDue({ size, now: madeAt, last, ...policy })) return "not_due"
  const hashOf = (span: { begin: number; end: number }) => hashOfSpan(kysely, entityId, span)
  const root = await hashOf({ begin: 0, end: size })
  if (last !== undefined && !(await growsFrom(last, { size, root }, hashOf))) return "history_changed"
  const origin = originOf(entityId)
  const text = formatCheckpoint({ origin, size, root, madeAt })
  const note = formatNote(text, [{ key: { name: origin, publicKey: key.publicKey }, signature: key.sign(text) }])
  await saveCheckpoint(kysely, entityId, { size, root, note, madeAt })
  return "signed"
}

async function growsFrom(
  last: Pick<StoredCheckpoint, "size" | "root">,
  { size, root }: Pick<StoredCheckpoint, "size" | "root">,
  hashOf: (span: { begin: number; end: number }) => Promise<Uint8Array>,
): Promise<boolean> {
  const growth = { from: last.size, to: size }
  const path = await Promise.all(spansOfConsistency(growth).map(hashOf))
  return verifyConsistency({ ...growth, fromRoot: last.root, toRoot: root }, path)
}
