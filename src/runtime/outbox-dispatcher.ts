import type { EntityId } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { type BackgroundLoop, startLoop } from "./background-loop.ts"
import { DeliveryFailure, type DeliveryProblem, type EventBus } from "./event-bus.ts"
import { type ClaimedEvent, claimDue, type Settlement, settle } from "./outbox-claims.store.ts"
import { listenForHints } from "./outbox-hint.ts"
import { type DeliverySettings, deliverySettings, retryAt } from "./outbox-retry.ts"
import type { Runtime } from "./runtime.ts"

export interface DispatchParts extends Pick<Runtime, "database" | "clock" | "log"> {
  readonly bus: EventBus
  readonly settings: DeliverySettings
  /** A number from 0 to 1, for the jitter. */
  readonly chance: () => number
}

interface Started extends Pick<Runtime, "database" | "clock" | "log"> {
  readonly bus: EventBus
  /** Asked before each pass: a firm may be set up while the process runs. */
  readonly entities: () => Promise<readonly EntityId[]>
  readonly settings?: DeliverySettings
}

/**
 * Pushes the outbox to a bus until stopped. Any number of nodes may do so at once. It is started only where a bus
 * is configured: where the feed is all there is, nothing is pushed and nothing is ever marked as delivered.
 */
export function startDispatcher({ entities, settings = deliverySettings, ...parts }: Started): BackgroundLoop {
  const dispatch = { ...parts, settings, chance: Math.random }
  const loop = startLoop({
    name: "outbox-dispatcher",
    pauseMilliseconds: settings.pollMilliseconds,
    log: parts.log,
    async pass() {
      let isMore = false
      for (const entityId of await entities()) isMore = (await dispatchDue(dispatch, entityId)) === settings.batch || isMore
      return isMore ? "more" : "idle"
    },
  })
  const hints = listenForHints({ url: parts.database.url, log: parts.log, wake: loop.wake })
  return {
    wake: loop.wake,
    async stop() {
      await hints.stop()
      await loop.stop()
    },
  }
}

/** Claims one batch of due events, publishes them side by side, and records what became of each. Answers how many there were. */
export async function dispatchDue(parts: DispatchParts, entityId: EntityId): Promise<number> {
  const { database, clock, settings } = parts
  const now = clock.now()
  const until = later(now, settings.claimMilliseconds)
  const claimed = await claimDue(database, { entityId, now, until, limit: settings.batch })
  const settlements = await Promise.all(claimed.map((event) => attempt(parts, event)))
  await settle(database, { entityId, now: clock.now() }, settlements)
  return claimed.length
}

async function attempt(parts: DispatchParts, event: ClaimedEvent): Promise<Settlement> {
  const { eventId, attempts, topic, correlationId } = event
  const problem = await push(parts, event)
  const now = parts.clock.now()
  if (problem === undefined) {
    parts.log.info({ eventId, topic, attempts, correlationId }, "An event was delivered")
    return { eventId, attempts, deliveredAt: now }
  }
  const isLast = attempts >= parts.settings.attempts
  parts.log.warn(
    { eventId, topic, attempts, problem, correlationId },
    isLast ? "An event is dead: it failed too often" : "An event did not get through",
  )
  return {
    eventId,
    attempts,
    problem,
    nextAttemptAt: isLast ? undefined : retryAt(now, { attempts, chance: parts.chance() }, parts.settings),
  }
}

async function push({ bus, settings, log }: DispatchParts, { attempts, ...event }: ClaimedEvent): Promise<DeliveryProblem | undefined> {
  // Its earlier attempts never came to an end: a node died in each. One more would take another with it.
  if (attempts > settings.attempts) return "interrupted"
  try {
    await within(settings.claimMilliseconds, bus.publish(event))
    return undefined
  } catch (error) {
    if (error instanceof DeliveryFailure) return error.problem
    log.error(
      { err: error, eventId: event.eventId, correlationId: event.correlationId },
      "The event bus failed in a way it does not announce",
    )
    return "defect"
  }
}

/** A bus that never answers must not stop the loop; past the claim's end another node may be trying already. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeliveryFailure("timed_out")), milliseconds)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

function later(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString()
}
