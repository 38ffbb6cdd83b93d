import type { Database, Writing } from "../../src/runtime/database.ts"
import type { EventBus, HouseEvent } from "../../src/runtime/event-bus.ts"
import { openLog } from "../../src/runtime/log.ts"
import { newId } from "../../src/runtime/new-id.ts"
import { appendOutbox } from "../../src/runtime/outbox.store.ts"
import { type DispatchParts, dispatchDue } from "../../src/runtime/outbox-dispatcher.ts"
import { deliverySettings } from "../../src/runtime/outbox-retry.ts"
import { freshDatabase } from "../fresh-database.ts"

const createdAt = "2026-11-22T08:00:00.000Z"

/** A clock that a test moves by milliseconds. */
export class HandClock {
  milliseconds = Date.parse(createdAt)
  now(): string {
    return new Date(this.milliseconds).toISOString()
  }
  wait(milliseconds: number): void {
    this.milliseconds += milliseconds
  }
}

/** A bus in memory whose other side does as the test says. */
class BusInHand implements EventBus {
  readonly taken: HouseEvent[] = []
  take: (event: HouseEvent) => void | Promise<void> = () => undefined

  async publish(event: HouseEvent): Promise<void> {
    await this.take(event)
    this.taken.push(event)
  }
}

/** An outbox of one entity in a database of its own, a bus in hand, and one pass of a dispatcher at a time. */
export async function openOutbox({ attempts = deliverySettings.attempts } = {}) {
  const entityId = newId()
  const database = await freshDatabase()
  const clock = new HandClock()
  const bus = new BusInHand()
  const parts: DispatchParts = {
    database,
    clock,
    log: openLog("silent"),
    bus,
    settings: { ...deliverySettings, attempts },
    chance: () => 0,
  }
  function newEvent(): HouseEvent {
    return { eventId: newId(), entityId, topic: "thing.done", createdAt, payload: { thingId: newId(), reasons: ["a.b", "c.d"] } }
  }
  return {
    entityId,
    database,
    clock,
    bus,
    parts,
    newEvent,
    dispatch: () => dispatchDue(parts, entityId),
    async append(count = 1): Promise<HouseEvent[]> {
      const events = Array.from({ length: count }, newEvent)
      await inTransaction(database, async (writing) => {
        for (const event of events) await appendOutbox(writing, event)
      })
      return events
    },
    rowOf: ({ eventId }: HouseEvent) =>
      database.kysely.selectFrom("outbox").selectAll().where("event_id", "=", eventId).executeTakeFirstOrThrow(),
  }
}

/** A `Writing` for the tests of rooms below audit, which alone hands one out. */
export async function inTransaction<T>({ kysely }: Database, work: (writing: Writing) => Promise<T>): Promise<T> {
  return kysely.transaction().execute((transaction) => work(transaction as Writing))
}
