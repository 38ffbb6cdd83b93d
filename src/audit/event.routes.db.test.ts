import { describe, expect, test } from "vitest"
import { auditApp } from "../../test/builders/audit-app.ts"
import { openOutbox } from "../../test/builders/open-outbox.ts"
import { DeliveryFailure } from "../runtime/event-bus.ts"
import { newId } from "../runtime/new-id.ts"
import { openSequencer } from "./sequence-entries.flow.ts"

async function open(options: { attempts?: number } = {}) {
  const outbox = await openOutbox(options)
  const userId = newId()
  const app = await auditApp({ ...outbox, userId })
  const sequencer = openSequencer({ ...outbox, newId })
  return {
    ...outbox,
    userId,
    sequence: () => sequencer.sequence(outbox.entityId),
    get: (url: string, role = "examiner") => app.inject({ url, headers: { "x-role": role } }),
    post: (url: string, role = "administrator") => app.inject({ method: "POST", url, headers: { "x-role": role } }),
  }
}

const idsOf = (items: { eventId: string }[]) => items.map(({ eventId }) => eventId)

describe("GET /v1/audit/events", () => {
  test("lists the newest first with what became of pushing them", async () => {
    const { append, dispatch, get, sequence } = await open()
    const [first] = await append()
    await dispatch()
    await sequence()
    const [second] = await append()

    const { items } = (await get("/v1/audit/events")).json()
    const { entityId: _, ...told } = second!
    const waiting = { state: "undelivered", attempts: 0, nextAttemptAt: told.createdAt, deliveredAt: null, deadAt: null, lastProblem: null }
    const done = { state: "delivered", attempts: 1, nextAttemptAt: null, deliveredAt: first!.createdAt, deadAt: null, lastProblem: null }
    expect(items).toEqual([
      { ...told, position: null, delivery: waiting },
      expect.objectContaining({ eventId: first!.eventId, position: 0, delivery: done }),
    ])
  })

  test("filters by topic and by what became of them, page by page", async () => {
    const { append, bus, clock, dispatch, get } = await open({ attempts: 1 })
    const dead = await append(2)
    bus.take = () => {
      throw new DeliveryFailure("unreachable")
    }
    await dispatch()
    bus.take = () => undefined
    clock.wait(1)
    const delivered = await append(1)
    await dispatch()
    const waiting = await append(3)

    for (const [state, events] of Object.entries({ dead, delivered, undelivered: waiting })) {
      const { items } = (await get(`/v1/audit/events?state=${state}`)).json()
      expect(idsOf(items), state).toEqual(idsOf(events).reverse())
    }
    const page = (await get("/v1/audit/events?state=undelivered&limit=2&topic=thing.done")).json()
    expect(idsOf((await get(`/v1/audit/events?state=undelivered&limit=2&cursor=${page.next}`)).json().items)).toEqual([waiting[0]!.eventId])
    expect((await get("/v1/audit/events?topic=thing.undone")).json().items).toEqual([])
    expect((await get("/v1/audit/events?state=lost")).statusCode).toBe(422)
  })

  test("shows one event, and refuses one that is not there", async () => {
    const { append, get } = await open()
    const [event] = await append()
    expect((await get(`/v1/audit/events/${event!.eventId}`)).json()).toMatchObject({ eventId: event!.eventId, payload: event!.payload })
    expect((await get(`/v1/audit/events/${newId()}`)).json()).toMatchObject({ status: 404, code: "event.not_found" })
  })
})

describe("GET /v1/audit/feed", () => {
  test("hands out events in order, and `next` goes on from there for ever", async () => {
    const { append, get, sequence } = await open()
    const events = await append(5)
    expect((await get("/v1/audit/feed")).json()).toEqual({ items: [], next: 0 })
    await sequence()

    const first = (await get("/v1/audit/feed?limit=3")).json()
    const second = (await get(`/v1/audit/feed?limit=3&from=${first.next}`)).json()
    expect([...idsOf(first.items), ...idsOf(second.items)]).toEqual(idsOf(events))
    expect((await get(`/v1/audit/feed?from=${second.next}`)).json()).toEqual({ items: [], next: 5 })
  })

  test("marks nothing as delivered: a reader is no receiver that confirmed", async () => {
    const { append, get, sequence } = await open()
    await append(1)
    await sequence()
    const { items } = (await get("/v1/audit/feed")).json()
    expect(items[0].delivery.state).toBe("undelivered")
  })

  test.each(["from=-1", "from=x", "from=1.5", "limit=201", "cursor=0", "from=99999999999999999999"])(
    "refuses the query %s",
    async (query) => {
      const { get } = await open()
      expect((await get(`/v1/audit/feed?${query}`)).statusCode).toBe(422)
    },
  )
})

describe("POST /v1/audit/events/{eventId}/redelivery", () => {
  test("brings a dead event back and leaves an audit entry", async () => {
    const { append, bus, database, dispatch, post, userId } = await open({ attempts: 1 })
    const [event] = await append()
    bus.take = () => {
      throw new DeliveryFailure("unreachable")
    }
    await dispatch()
    bus.take = () => undefined

    const answer = await post(`/v1/audit/events/${event!.eventId}/redelivery`)
    expect(answer.statusCode).toBe(202)
    expect(answer.json().delivery).toMatchObject({ state: "undelivered", attempts: 0, lastProblem: null })
    await dispatch()
    expect(bus.taken).toEqual([event])
    const entries = await database.kysely.selectFrom("audit_entry").select(["action", "actor", "subject_id"]).execute()
    expect(entries).toEqual([{ action: "event.redelivery_requested", actor: userId, subject_id: event!.eventId }])
  })

  test("an unknown event is refused, and nothing is recorded", async () => {
    const { database, post } = await open()
    expect((await post(`/v1/audit/events/${newId()}/redelivery`)).json()).toMatchObject({ status: 404, code: "event.not_found" })
    expect(await database.kysely.selectFrom("audit_entry").selectAll().execute()).toEqual([])
  })

  test("asks for a power of its own", async () => {
    const { append, get, post } = await open()
    const [event] = await append()
    expect((await post(`/v1/audit/events/${event!.eventId}/redelivery`, "examiner")).json()).toMatchObject({
      status: 403,
      details: { action: "event.redeliver" },
    })
    for (const url of ["/v1/audit/events", `/v1/audit/events/${event!.eventId}`, "/v1/audit/feed"])
      expect((await get(url, "analyst")).json()).toMatchObject({ status: 403, details: { action: "event.read" } })
  })
})
