import { describe, expect, onTestFinished, test } from "vitest"
import { HandClock, openOutbox } from "../../test/builders/open-outbox.ts"
import { untilListening } from "../../test/builders/until-listening.ts"
import { WebhookReceiver, webhookSecret } from "../../test/contract/webhook-receiver.ts"
import type { Database } from "./database.ts"
import { openLog } from "./log.ts"
import { claimDue, settle } from "./outbox-claims.store.ts"
import { type DispatchParts, dispatchDue, startDispatcher } from "./outbox-dispatcher.ts"
import { sendHint } from "./outbox-hint.ts"
import { deliverySettings } from "./outbox-retry.ts"
import { openWebhook } from "./webhook.client.ts"

const log = openLog("silent")

describe("several nodes", () => {
  test("share the work: each event is published once", async () => {
    const { bus, dispatch, append } = await openOutbox()
    const events = await append(200)
    const node = async () => {
      while ((await dispatch()) > 0);
    }
    await Promise.all([node(), node(), node(), node()])

    expect(bus.taken.map(({ eventId }) => eventId).sort()).toEqual(events.map(({ eventId }) => eventId).sort())
  })

  test("a claim is passed over while another node is making it", async () => {
    const { database, dispatch, append } = await openOutbox()
    const [event] = await append(2)
    const other = await database.pool.connect()
    await other.query("begin")
    await other.query("select from outbox where event_id = $1 for update", [event!.eventId])

    expect(await dispatch()).toBe(1)

    await other.query("rollback")
    other.release()
    expect(await dispatch()).toBe(1)
  })

  test("what a crashed node had claimed falls due again", async () => {
    const { database, clock, bus, dispatch, entityId, append, rowOf } = await openOutbox()
    const [event] = await append()
    const until = new Date(clock.milliseconds + deliverySettings.claimMilliseconds).toISOString()
    await claimDue(database, { entityId, now: clock.now(), until, limit: 10 })

    clock.wait(deliverySettings.claimMilliseconds - 1)
    expect(await dispatch()).toBe(0)
    clock.wait(1)
    expect(await dispatch()).toBe(1)
    expect(bus.taken).toEqual([event])
    expect(await rowOf(event!)).toMatchObject({ attempts: 2 })
  })

  test("an event that every node dies of is dead, unpublished, after its attempts", async () => {
    const { database, clock, bus, dispatch, entityId, append, rowOf } = await openOutbox({ attempts: 2 })
    const [event] = await append()
    for (let crash = 0; crash < 2; crash++) {
      await claimDue(database, { entityId, now: clock.now(), until: new Date(clock.milliseconds + 10).toISOString(), limit: 10 })
      clock.wait(10)
    }
    await dispatch()
    expect(bus.taken).toEqual([])
    expect(await rowOf(event!)).toMatchObject({ dead_at: clock.now(), last_problem: "interrupted" })
  })

  test("a slow node's failure does not undo another's delivery, and a slow node's delivery counts", async () => {
    const { database, clock, dispatch, entityId, append, rowOf } = await openOutbox()
    const [slowFailure, slowDelivery] = await append(2)
    const claimed = await claimDue(database, { entityId, now: clock.now(), until: clock.now(), limit: 10 })
    expect(claimed).toHaveLength(2)
    await dispatch()
    const first = { entityId, now: clock.now() }
    await settle(database, first, [{ eventId: slowFailure!.eventId, attempts: 1, problem: "timed_out", nextAttemptAt: undefined }])
    expect(await rowOf(slowFailure!)).toMatchObject({ delivered_at: clock.now(), dead_at: null, last_problem: null })

    clock.wait(7)
    await settle(database, { entityId, now: clock.now() }, [{ eventId: slowDelivery!.eventId, attempts: 1, deliveredAt: clock.now() }])
    expect(await rowOf(slowDelivery!)).toMatchObject({ delivered_at: clock.now() })
  })
})

describe("the dispatcher at work", () => {
  test("over a real receiver that answers 500, stays silent, goes away, and then takes: everything arrives at least once", async () => {
    const { database, entityId, append } = await openOutbox()
    const receiver = new WebhookReceiver()
    const url = await receiver.open()
    onTestFinished(() => receiver.close())
    receiver.answer = (request) => (request % 5 === 0 ? "silence" : request % 3 === 0 ? { status: 500 } : { status: 200 })
    const clock = new HandClock()
    const bus = openWebhook({ url, secret: webhookSecret, timeoutMilliseconds: 400 }, clock)
    const parts: DispatchParts = { database, clock, log, bus, settings: deliverySettings, chance: Math.random }
    const events = await append(100)

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
    const { database, bus, entityId, append } = await openOutbox()
    const clock = { now: () => new Date().toISOString() }
    const settings = { ...deliverySettings, pollMilliseconds: 3_600_000 }
    const dispatcher = startDispatcher({ database, clock, log, bus, entities: async () => [entityId], settings })
    onTestFinished(() => dispatcher.stop())
    await untilListening(database, "outbox")
    await append(40)
    await sendHint(database, log)
    await expect.poll(() => bus.taken).toHaveLength(40)
  })
})

async function isAnythingLeft({ kysely }: Database): Promise<boolean> {
  return (await kysely.selectFrom("outbox").select("event_id").where("delivered_at", "is", null).executeTakeFirst()) !== undefined
}
