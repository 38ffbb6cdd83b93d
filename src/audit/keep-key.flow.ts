import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import { writeAudited } from "./audit.store.ts"
import type { AuditKey } from "./audit-key.store.ts"
import { originOf } from "./checkpoint.ts"
import { listKeys, saveKey } from "./key.store.ts"
import { keyChangeDetails, keyChangeText, keyRecorded, keyRotated } from "./key-change.ts"
import { isSameHash } from "./merkle-tree.ts"
import { formatVerifierKey, type VerifierKey } from "./signed-note.ts"

/** The present key of this node, and the one that is to take over where somebody has laid one ready. */
export interface HeldKeys {
  readonly current: AuditKey
  readonly next: AuditKey | undefined
}

type Parts = Pick<Runtime, "database" | "clock" | "newId">

/** The first key and one change of it: another node may be ahead of us in each. */
const steps = 2

/** PostgreSQL's code for a row that is there already. */
const uniqueViolation = "23505"

/**
 * Sees to it that the log names the key that signs it: records the first one, and a change as an entry that both keys have
 * signed. Answers whether the log now names the next key, the current one, or one that this node does not hold.
 */
export async function keepKey(parts: Parts, entityId: EntityId, held: HeldKeys): Promise<"next" | "current" | "unknown"> {
  for (let step = 0; step < steps; step++) {
    try {
      return await keepKeyOnce(parts, entityId, held)
    } catch (cause) {
      // Another node recorded the same step between our look and our writing; now the log says so.
      if (!isDuplicate(cause)) throw cause
    }
  }
  return keepKeyOnce(parts, entityId, held)
}

async function keepKeyOnce(parts: Parts, entityId: EntityId, { current, next }: HeldKeys): Promise<"next" | "current" | "unknown"> {
  const recorded = await listKeys(parts.database.kysely, entityId)
  const last = recorded.at(-1)
  const log: Log = { entityId, ordinal: recorded.length, verifier: ({ publicKey }) => ({ name: originOf(entityId), publicKey }) }
  if (last === undefined) {
    const key = log.verifier(current)
    await record(parts, log, { action: keyRecorded, key, details: { key: formatVerifierKey(key) } })
    return next === undefined ? "current" : keepKeyOnce(parts, entityId, { current, next })
  }
  if (next !== undefined && isSameHash(last.publicKey, next.publicKey)) return "next"
  if (!isSameHash(last.publicKey, current.publicKey)) return "unknown"
  if (next === undefined) return "current"
  const change = { previous: log.verifier(current), key: log.verifier(next) }
  const text = keyChangeText(change)
  const details = keyChangeDetails(change, { previous: current.sign(text), key: next.sign(text) })
  await record(parts, log, { action: keyRotated, key: change.key, details })
  return "next"
}

interface Log {
  readonly entityId: EntityId
  readonly ordinal: number
  readonly verifier: (key: AuditKey) => VerifierKey
}

async function record(
  { database, clock, newId }: Parts,
  { entityId, ordinal }: Log,
  { action, key, details }: { readonly action: string; readonly key: VerifierKey; readonly details: JsonObject },
): Promise<void> {
  const at = { entityId, entryId: newId(), recordedAt: clock.now() }
  const entry = { ...at, action, actor: "system", subject: { kind: "audit_log", id: entityId }, details }
  await writeAudited(database, [entry], (writing) => saveKey(writing, at, { ordinal, key }))
}

function isDuplicate(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === uniqueViolation
}
