import { describe, expect, onTestFinished, test } from "vitest"
import { WebhookReceiver, webhookSecret } from "../../test/contract/webhook-receiver.ts"
import { freshDatabase } from "../../test/fresh-database.ts"
import type { Database, Writing } from "./database.ts"
import { DeliveryFailure, type EventBus, type HouseEvent } from "./event-bus.ts"
import { openLog } from "./log.ts"
import { newId } from "./new-id.ts"
import { runAsOne } from "./one-statement.ts"
import { appendOutbox, appendOutboxPart, requeueEvent } from "./outbox.store.ts"
import { claimDue, settle } from "./outbox-claims.store.ts"
import { type DispatchParts, dispatchDue, startDispatcher } from "./outbox-dispatcher.ts"
import { openOutboxHint } from "./outbox-hint.ts"
import { deliverySettings } from "./outbox-retry.ts"
import { openWebhook } from "./webhook.client.ts"

const entityId = newId()
const log = openLog("silent")
const createdAt = "2026-11-22T08:00:00.000Z"

class HandClock {
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

function newEvent(): HouseEvent {
  return { eventId: newId(), entityId, topic: "thing.done", createdAt, payload: { thingId: newId(), reasons: ["a.b", "c.d"] } }
}

/** The tests of this room stand below audit, which alone hands out a `Writing`. */
async function inTransaction<T>({ kysely }: Database, work: (writing: Writing) => Promise<T>): Promise<T> {
  return kysely.transaction().execute((transaction) => work(transaction as Writing))
}

async function append(database: Database, count = 1): Promise<HouseEvent[]> {
  const events = Array.from({ length: count }, newEvent)
  await inTransaction(database, async (writing) => {
    for (const event of events) await appendOutbox(writing, event)
  })
  return events
}

async function rowOf({ kysely }: Database, { eventId }: HouseEvent) {
  return kysely.selectFrom("outbox").selectAll().where("event_id", "=", eventId).executeTakeFirstOrThrow()
}

async function open({ attempts = deliverySettings.attempts } = {}) {
  const database = await freshDatabase()
  const clock = new HandClock()
  const bus = new BusInHand()
  const parts: DispatchParts = { database, clock, log, bus, settings: { ...deliverySettings, attempts }, chance: () => 0 }
  return { database, clock, bus, parts, dispatch: () => dispatchDue(parts, entityId) }
}

function fail(): never {
  throw new DeliveryFailure("answered_500")
}

describe("leaving events in the outbox", () => {
  test("an event goes with the transaction that was rolled back", async () => {
    const { database, bus, dispatch } = await open()
    const rolledBack = inTransaction(database, async (writing) => {
      await appendOutbox(writing, newEvent())
      throw new Error("the change failed")
    })

    await expect(rolledBack).rejects.toThrow("the change failed")
    expect(await dispatch()).toBe(0)
    expect(bus.taken).toEqual([])
  })

  test("the hot path's part leaves the same event as an ordinary store", async () => {
    const { database, bus, dispatch } = await open()
    const event = newEvent()
    await runAsOne(database.pool, [appendOutboxPart(event)], "1 as stored")
    await dispatch()
    expect(bus.taken).toEqual([event])
  })

  test.each([[{ name: "Ivan Petrov" }], [{ parties: [{ name: "Иван" }] }], [{ note: "a,b" }]])(
    "a payload that holds more than codes is a bug: %j",
    (payload) => {
      expect(() => appendOutboxPart({ ...newEvent(), payload })).toThrow("ids, codes, counts and instants only")
    },
  )
})

describe("pushing", () => {
  test("an event is published as it was written and marked as delivered", async () => {
    const { database, clock, bus, dispatch } = await open()
    const [event] = await append(database)
    clock.wait(5)

    expect(await dispatch()).toBe(1)
    expect(bus.taken).toEqual([event])
    expect(await rowOf(database, event!)).toMatchObject({ attempts: 1, delivered_at: clock.now(), dead_at: null, last_problem: null })
    expect(await dispatch()).toBe(0)
  })

  test("an event of another entity is left alone", async () => {
    const { database, parts } = await open()
    await append(database)
    expect(await dispatchDue(parts, newId())).toBe(0)
  })

  test("a failure is tried again after a growing wait, then delivered", async () => {
    const { database, clock, bus, dispatch } = await open()
    const [event] = await append(database)
    bus.take = fail
    await dispatch()
    expect(await rowOf(database, event!)).toMatchObject({
      attempts: 1,
      delivered_at: null,
      last_problem: "answered_500",
      next_attempt_at: "2026-11-22T08:00:01.000Z",
    })

    clock.wait(999)
    expect(await dispatch()).toBe(0)
    clock.wait(1)
    expect(await dispatch()).toBe(1)
    expect(await rowOf(database, event!)).toMatchObject({ attempts: 2, next_attempt_at: "2026-11-22T08:00:03.000Z" })

    bus.take = () => undefined
    clock.wait(2_000)
    await dispatch()
    expect(bus.taken).toEqual([event])
    expect(await rowOf(database, event!)).toMatchObject({ attempts: 3, delivered_at: clock.now(), last_problem: null })
  })

  test("one failure does not hold up the others of its batch", async () => {
    const { database, bus, dispatch } = await open()
    const events = await append(database, 5)
    bus.take = ({ eventId }) => (eventId === events[2]?.eventId ? fail() : undefined)
    await dispatch()
    expect(bus.taken).toHaveLength(4)
  })

  test("after the last attempt an event is dead, and comes back when somebody asks for it", async () => {
    const { database, clock, bus, dispatch } = await open({ attempts: 2 })
    const [event] = await append(database)
    bus.take = fail
    await dispatch()
    clock.wait(1_000)
    await dispatch()
    expect(await rowOf(database, event!)).toMatchObject({ attempts: 2, dead_at: clock.now(), last_problem: "answered_500" })
    clock.wait(100 * 3_600_000)
    expect(await dispatch()).toBe(0)

    bus.take = () => undefined
    expect(await inTransaction(database, (writing) => requeueEvent(writing, { entityId, eventId: event!.eventId, now: clock.now() }))).toBe(
      true,
    )
    expect(await dispatch()).toBe(1)
    expect(await rowOf(database, event!)).toMatchObject({ attempts: 1, delivered_at: clock.now(), dead_at: null, last_problem: null })
  })

  test("a delivered event can be sent again, and an unknown one or another entity's cannot", async () => {
    const { database, clock, bus, dispatch } = await open()
    const [event] = await append(database)
    await dispatch()
    const requeue = (asked: { entityId: string; eventId: string }) =>
      inTransaction(database, (writing) => requeueEvent(writing, { ...asked, now: clock.now() }))

    expect(await requeue({ entityId, eventId: newId() })).toBe(false)
    expect(await requeue({ entityId: newId(), eventId: event!.eventId })).toBe(false)
    expect(await requeue({ entityId, eventId: event!.eventId })).toBe(true)
    await dispatch()
    expect(bus.taken).toEqual([event, event])
  })

  test("a bus that throws what it does not announce is recorded as a defect", async () => {
    const { database, bus, dispatch } = await open()
    const [event] = await append(database)
    bus.take = () => {
      throw new TypeError("Ivan Petrov is not a function")
    }
    await dispatch()
    expect(await rowOf(database, event!)).toMatchObject({ last_problem: "defect", delivered_at: null })
  })

  test("a bus that never answers ends with the claim", async () => {
    const { database, parts, bus } = await open()
    const [event] = await append(database)
    bus.take = () => new Promise(() => undefined)
    await dispatchDue({ ...parts, settings: { ...deliverySettings, claimMilliseconds: 20 } }, entityId)
    expect(await rowOf(database, event!)).toMatchObject({ last_problem: "timed_out", delivered_at: null })
  })
})

describe("several nodes", () => {
  test("share the work: each event is published once", async () => {
    const { database, bus, dispatch } = await open()
    const events = await append(database, 200)
    const node = async () => {
      while ((await dispatch()) > 0);
    }
    await Promise.all([node(), node(), node(), node()])

    expect(bus.taken.map(({ eventId }) => eventId).sort()).toEqual(events.map(({ eventId }) => eventId).sort())
  })

  test("a claim is passed over while another node is making it", async () => {
    const { database, dispatch } = await open()
    const [event] = await append(database, 2)
    const other = await database.pool.connect()
    await other.query("begin")
    await other.query("select from outbox where event_id = $1 for update", [event!.eventId])

    expect(await dispatch()).toBe(1)

    await other.query("rollback")
    other.release()
    expect(await dispatch()).toBe(1)
  })

  test("what a crashed node had claimed falls due again", async () => {
    const { database, clock, bus, dispatch } = await open()
    const [event] = await append(database)
    const until = new Date(clock.milliseconds + deliverySettings.claimMilliseconds).toISOString()
    await claimDue(database, { entityId, now: clock.now(), until, limit: 10 })

    clock.wait(deliverySettings.claimMilliseconds - 1)
    expect(await dispatch()).toBe(0)
    clock.wait(1)
    expect(await dispatch()).toBe(1)
    expect(bus.taken).toEqual([event])
    expect(await rowOf(database, event!)).toMatchObject({ attempts: 2 })
  })

  test("an event that every node dies of is dead, unpublished, after its attempts", async () => {
    const { database, clock, bus, dispatch } = await open({ attempts: 2 })
    const [event] = await append(database)
    for (let crash = 0; crash < 2; crash++) {
      await claimDue(database, { entityId, now: clock.now(), until: new Date(clock.milliseconds + 10).toISOString(), limit: 10 })
      clock.wait(10)
    }
    await dispatch()
    expect(bus.taken).toEqual([])
    expect(await rowOf(database, event!)).toMatchObject({ dead_at: clock.now(), last_problem: "interrupted" })
  })

  test("a slow node's failure does not undo another's delivery, and a slow node's delivery counts", async () => {
    const { database, clock, dispatch } = await open()
    const [slowFailure, slowDelivery] = await append(database, 2)
    const claimed = await claimDue(database, { entityId, now: clock.now(), until: clock.now(), limit: 10 })
    expect(claimed).toHaveLength(2)
    await dispatch()
    const first = { entityId, now: clock.now() }
    await settle(database, first, [{ eventId: slowFailure!.eventId, attempts: 1, problem: "timed_out", nextAttemptAt: undefined }])
    expect(await rowOf(database, slowFailure!)).toMatchObject({ delivered_at: clock.now(), dead_at: null, last_problem: null })

    clock.wait(7)
    await settle(database, { entityId, now: clock.now() }, [{ eventId: slowDelivery!.eventId, attempts: 1, deliveredAt: clock.now() }])
    expect(await rowOf(database, slowDelivery!)).toMatchObject({ delivered_at: clock.now() })
  })
})

describe("the dispatcher at work", () => {
  test("over a real receiver that answers 500, stays silent, goes away, and then takes: everything arrives at least once", async () => {
    const { database } = await open()
    const receiver = new WebhookReceiver()
    const url = await receiver.open()
    onTestFinished(() => receiver.close())
    receiver.answer = (request) => (request % 5 === 0 ? "silence" : request % 3 === 0 ? { status: 500 } : { status: 200 })
    const clock = new HandClock()
    const bus = openWebhook({ url, secret: webhookSecret, timeoutMilliseconds: 100 }, clock)
    const parts: DispatchParts = { database, clock, log, bus, settings: deliverySettings, chance: Math.random }
    const events = await append(database, 100)

    for (let pass = 0; pass < 200 && (await isAnythingLeft(database)); pass++) {
      if (pass === 2) await receiver.close()
      if (pass === 3) await receiver.open()
      if ((await dispatchDue(parts, entityId)) === 0) clock.wait(60_000)
    }

    const kept = new Set(receiver.kept.map(({ event }) => event.eventId))
    expect([...kept].sort()).toEqual(events.map(({ eventId }) => eventId).sort())
    expect(await isAnythingLeft(database)).toBe(false)
  })

  test("a hint wakes it long before the poll, and it stops cleanly", async () => {
    const { database, bus } = await open()
    const clock = { now: () => new Date().toISOString() }
    const settings = { ...deliverySettings, pollMilliseconds: 3_600_000 }
    const dispatcher = startDispatcher({ database, clock, log, bus, entities: async () => [entityId], settings })
    const hint = openOutboxHint(database, log)
    await new Promise((resolve) => setTimeout(resolve, 300))
    await append(database, 40)
    const began = performance.now()
    hint.ring()
    hint.ring()
    while (bus.taken.length < 40 && performance.now() - began < 5_000) await new Promise((resolve) => setTimeout(resolve, 5))

    expect(bus.taken).toHaveLength(40)
    hint.close()
    await dispatcher.stop()
  })
})

async function isAnythingLeft({ kysely }: Database): Promise<boolean> {
  return (await kysely.selectFrom("outbox").select("event_id").where("delivered_at", "is", null).executeTakeFirst()) !== undefined
}
