import type { Database } from "../runtime/database.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { writeAudited } from "./audit.store.ts"
import { countLeaves, type Leaf, listLeaves } from "./entries.store.ts"
import { canonicalText } from "./read-entry.ts"

const batch = 500

/**
 * Hands out the log as JSON lines in the order of positions, from `from` up to `to`, or the last position given so far, and
 * records that it did. Lines are read in batches as they are asked for, so the log may be longer than memory.
 */
export async function exportLog(
  { database, clock, newId }: Pick<Runtime, "database" | "clock" | "newId">,
  { entityId, userId }: Permit<"audit.export">,
  { from, to }: { readonly from: number; readonly to?: number | undefined },
): Promise<AsyncIterable<string>> {
  const size = await countLeaves(database.kysely, entityId)
  const end = Math.min(size, to ?? size)
  const subject = { kind: "audit_log", id: entityId }
  const details = { from, end }
  await writeAudited(
    database,
    [{ entityId, entryId: newId(), recordedAt: clock.now(), action: "audit.exported", actor: userId, subject, details }],
    async () => undefined,
  )
  return lines(database, entityId, { from, end })
}

async function* lines(
  { kysely }: Database,
  entityId: EntityId,
  { from, end }: { readonly from: number; readonly end: number },
): AsyncGenerator<string> {
  for (let next = from; next < end; ) {
    const size = Math.min(batch, end - next)
    const leaves = await listLeaves(kysely, entityId, { from: next, limit: size })
    const isWhole = leaves.length === size && leaves.every(({ position }, index) => position === next + index)
    // Going on quietly would pass a cut log off as a whole one; the answer that breaks off is the caller's warning.
    if (!isWhole) throw new Error(`The audit log of ${entityId} has a gap after position ${next}`)
    yield leaves.map(line).join("")
    next += size
  }
}

function line({ position, entryId, canonical, leafHash }: Leaf): string {
  const text = canonicalText(canonical) ?? Buffer.from(canonical).toString("utf8")
  return `${JSON.stringify({ position, entryId, canonical: text, leafHash: Buffer.from(leafHash).toString("hex") })}\n`
}
