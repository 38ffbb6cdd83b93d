import { describe, expect, test } from "vitest"
import { inTransaction, openOutbox } from "../../test/builders/open-outbox.ts"
import { DeliveryFailure } from "./event-bus.ts"
import { newId } from "./new-id.ts"
import { insertTogether } from "./one-statement.ts"
import { appendOutbox, appendOutboxPart, requeueEvent } from "./outbox.store.ts"
import { dispatchDue } from "./outbox-dispatcher.ts"
import { deliverySettings } from "./outbox-retry.ts"

function fail(): never {
  throw new DeliveryFailure("answered_500")
}

describe("leaving events in the outbox", () => {
  test("an event goes with the transaction that was rolled back", async () => {
    const { database, bus, dispatch, newEvent } = await openOutbox()
    const rolledBack = inTransaction(database, async (writing) => {
      await appendOutbox(writing, newEvent())
      throw new Error("the change failed")
    })

    await expect(rolledBack).rejects.toThrow("the change failed")
    expect(await dispatch()).toBe(0)
    expect(bus.taken).toEqual([])
  })

  test("the hot path's part leaves the same event as an ordinary store", async () => {
    const { database, bus, dispatch, newEvent } = await openOutbox()
    const event = newEvent()
    await insertTogether(database, [appendOutboxPart(event)])
    await dispatch()
    expect(bus.taken).toEqual([event])
  })

  test.each([[{ name: "Ivan Petrov" }], [{ parties: [{ name: "Иван" }] }], [{ note: "a,b" }]])(
    "a payload that holds more than codes is a bug: %j",
    async (payload) => {
      const { newEvent } = await openOutbox()
      expect(() => appendOutboxPart({ ...newEvent(), payload })).toThrow("ids, codes, counts and instants only")
    },
  )
})

describe("pushing", () => {
  test("an event is published as it was written and marked as delivered", async () => {
    const { clock, bus, dispatch, append, rowOf } = await openOutbox()
    const [event] = await append()
    clock.wait(5)

    expect(await dispatch()).toBe(1)
    expect(bus.taken).toEqual([event])
    expect(await rowOf(event!)).toMatchObject({ attempts: 1, delivered_at: clock.now(), dead_at: null, last_problem: null })
    expect(await dispatch()).toBe(0)
  })

  test("an event of another entity is left alone", async () => {
    const { parts, append } = await openOutbox()
    await append()
    expect(await dispatchDue(parts, newId())).toBe(0)
  })

  test("a failure is tried again after a growing wait, then delivered", async () => {
    const { clock, bus, dispatch, append, rowOf } = await openOutbox()
    const [event] = await append()
    bus.take = fail
    await dispatch()
    expect(await rowOf(event!)).toMatchObject({
      attempts: 1,
      delivered_at: null,
      last_problem: "answered_500",
      next_attempt_at: "2026-11-22T08:00:01.000Z",
    })

    clock.wait(999)
    expect(await dispatch()).toBe(0)
    clock.wait(1)
    expect(await dispatch()).toBe(1)
    expect(await rowOf(event!)).toMatchObject({ attempts: 2, next_attempt_at: "2026-11-22T08:00:03.000Z" })

    bus.take = () => undefined
    clock.wait(2_000)
    await dispatch()
    expect(bus.taken).toEqual([event])
    expect(await rowOf(event!)).toMatchObject({ attempts: 3, delivered_at: clock.now(), last_problem: null })
  })

  test("one failure does not hold up the others of its batch", async () => {
    const { bus, dispatch, append } = await openOutbox()
    const events = await append(5)
    bus.take = ({ eventId }) => (eventId === events[2]?.eventId ? fail() : undefined)
    await dispatch()
    expect(bus.taken).toHaveLength(4)
  })

  test("after the last attempt an event is dead, and comes back when somebody asks for it", async () => {
    const { database, clock, bus, dispatch, entityId, append, rowOf } = await openOutbox({ attempts: 2 })
    const [event] = await append()
    bus.take = fail
    await dispatch()
    clock.wait(1_000)
    await dispatch()
    expect(await rowOf(event!)).toMatchObject({ attempts: 2, dead_at: clock.now(), last_problem: "answered_500" })
    clock.wait(100 * 3_600_000)
    expect(await dispatch()).toBe(0)

    bus.take = () => undefined
    expect(await inTransaction(database, (writing) => requeueEvent(writing, { entityId, eventId: event!.eventId, now: clock.now() }))).toBe(
      true,
    )
    expect(await dispatch()).toBe(1)
    expect(await rowOf(event!)).toMatchObject({ attempts: 1, delivered_at: clock.now(), dead_at: null, last_problem: null })
  })

  test("a delivered event can be sent again, and an unknown one or another entity's cannot", async () => {
    const { database, clock, bus, dispatch, entityId, append } = await openOutbox()
    const [event] = await append()
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
    const { bus, dispatch, append, rowOf } = await openOutbox()
    const [event] = await append()
    bus.take = () => {
      throw new TypeError("Ivan Petrov is not a function")
    }
    await dispatch()
    expect(await rowOf(event!)).toMatchObject({ last_problem: "defect", delivered_at: null })
  })

  test("a bus that never answers ends with the claim", async () => {
    const { parts, bus, entityId, append, rowOf } = await openOutbox()
    const [event] = await append()
    bus.take = () => new Promise(() => undefined)
    await dispatchDue({ ...parts, settings: { ...deliverySettings, claimMilliseconds: 20 } }, entityId)
    expect(await rowOf(event!)).toMatchObject({ last_problem: "timed_out", delivered_at: null })
  })
})
