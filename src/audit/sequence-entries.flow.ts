import { type BackgroundLoop, startLoop } from "../runtime/background-loop.ts"
import { sendHint } from "../runtime/outbox-hint.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import { type HeldLease, isAnythingPending, placePending, releaseLease, takeLease } from "./sequence.store.ts"

interface Started extends Pick<Runtime, "database" | "clock" | "log" | "newId"> {
  /** Asked before each pass: a firm may be set up while the process runs. */
  readonly entities: () => Promise<readonly EntityId[]>
}

/** Technical settings. Times in milliseconds. */
export const sequencerSettings = { batch: 2_000, pollMilliseconds: 250, leaseMilliseconds: 10_000 }

/**
 * Gives positions to audit entries and events after their commits, until stopped. Runs on every node; on each
 * entity's log one of them works and the others wait for its lease to end.
 */
export function startSequencer({ entities, ...parts }: Started): BackgroundLoop {
  const sequencer = openSequencer(parts, () => sendHint(parts.database, parts.log))
  const loop = startLoop({
    name: "audit-sequencer",
    pauseMilliseconds: sequencerSettings.pollMilliseconds,
    log: parts.log,
    async pass() {
      let isMore = false
      for (const entityId of await entities()) isMore = (await sequencer.sequence(entityId)) === "more" || isMore
      return isMore ? "more" : "idle"
    },
  })
  return {
    wake: loop.wake,
    async stop() {
      await loop.stop()
      await sequencer.release()
    },
  }
}

/** One node's part in giving out positions: the leases it holds, and one batch at a time. */
export interface Sequencer {
  /** Places one batch of an entity's log, if this node has or gets the lease. */
  sequence(entityId: EntityId): Promise<"more" | "idle">
  /** Hands all leases over. */
  release(): Promise<void>
}

/** Opens it without any lease. `announce` runs after each commit that placed events, so that somebody may push them at once. */
export function openSequencer(
  { database, clock, newId }: Pick<Runtime, "database" | "clock" | "newId">,
  announce: () => Promise<void> = async () => undefined,
): Sequencer {
  const holder = newId()
  const held = new Map<Id, HeldLease>()
  return {
    async sequence(entityId) {
      if (!(await isAnythingPending(database, entityId))) return "idle"
      const term = { now: clock.now(), leaseMilliseconds: sequencerSettings.leaseMilliseconds }
      const lease = held.get(entityId) ?? (await takeLease(database, { entityId, holder }, term))
      if (lease === undefined) return "idle"
      held.set(entityId, lease)
      const placed = await placePending(database, lease, { ...term, limit: sequencerSettings.batch })
      if (placed === "lease_lost") {
        held.delete(entityId)
        return "idle"
      }
      if (placed.events > 0) await announce()
      return Math.max(placed.entries, placed.events) === sequencerSettings.batch ? "more" : "idle"
    },
    async release() {
      for (const lease of held.values()) await releaseLease(database, lease, clock.now())
      held.clear()
    },
  }
}
