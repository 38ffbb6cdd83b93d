import { z } from "zod"
import { type App, cutPage, pageOf, pageQuery } from "../runtime/http.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { deliveryStates, listEvents, listFeed, loadEvent } from "./events.store.ts"
import type { AuditRouteParts } from "./parts.routes.ts"
import { redeliverEvent } from "./redeliver-event.flow.ts"

const deliveryView = z.object({
  state: z.enum(deliveryStates).describe("Undelivered means that no receiver confirmed it; where only the feed is used, it stays so."),
  attempts: z.number().int(),
  nextAttemptAt: z.string().nullable(),
  deliveredAt: z.string().nullable(),
  deadAt: z.string().nullable(),
  lastProblem: z.string().nullable(),
})

const eventView = z
  .object({
    eventId: z.uuid(),
    position: z.number().int().nullable().describe("Place in the feed, from 0; null until the sequencer has placed the event."),
    topic: z.string(),
    createdAt: z.string(),
    payload: z.record(z.string(), z.unknown()),
    delivery: deliveryView,
  })
  .meta({ id: "Event" })

const feedView = z
  .object({ items: z.array(eventView), next: z.number().int().describe("The `from` of the next call, also when there was nothing new.") })
  .meta({ id: "EventFeed" })

const params = z.strictObject({ eventId: z.uuid() })

/** Events that left the house: the record for people, the feed for machines, and redelivery by hand. */
export function eventRoutes(app: App, parts: AuditRouteParts): void {
  recordRoutes(app, parts)
  feedRoute(app, parts)
  const summary = "Have an event pushed again from the start"
  app.post(
    "/v1/audit/events/:eventId/redelivery",
    { schema: { tags: ["events"], summary, params, response: { 202: eventView } } },
    async (request, reply) => {
      const permit = parts.permitOf(request, "event.redeliver")
      return reply.code(202).send(await redeliverEvent(parts, permit, request.params.eventId))
    },
  )
}

function recordRoutes(app: App, { database: { kysely }, permitOf }: AuditRouteParts): void {
  const querystring = pageQuery.extend({ topic: z.string().min(1).max(200).optional(), state: z.enum(deliveryStates).optional() })
  const list = { tags: ["events"], summary: "Events, newest first", querystring, response: { 200: pageOf(eventView) } }
  app.get("/v1/audit/events", { schema: list }, async (request) => {
    const { entityId } = permitOf(request, "event.read")
    return cutPage(await listEvents(kysely, entityId, request.query), request.query.limit, ({ eventId }) => eventId)
  })

  const detail = { tags: ["events"], summary: "One event and what became of pushing it", params, response: { 200: eventView } }
  app.get("/v1/audit/events/:eventId", { schema: detail }, async (request) => {
    const { entityId } = permitOf(request, "event.read")
    const { eventId } = request.params
    const event = await loadEvent(kysely, entityId, eventId)
    if (event === undefined) throw refuse("event.not_found", { eventId })
    return event
  })
}

function feedRoute(app: App, { database: { kysely }, permitOf }: AuditRouteParts): void {
  const querystring = pageQuery
    .pick({ limit: true })
    .extend({ from: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0) })
  const description =
    "Positions have no gaps: a reader that stores `next` and goes on from there sees every event once, late commits included."
  const schema = {
    tags: ["events"],
    summary: "Events in the order of their positions",
    description,
    querystring,
    response: { 200: feedView },
  }
  app.get("/v1/audit/feed", { schema }, async (request) => {
    const { entityId } = permitOf(request, "event.read")
    const items = await listFeed(kysely, entityId, request.query)
    return { items, next: (items.at(-1)?.position ?? request.query.from - 1) + 1 }
  })
}
