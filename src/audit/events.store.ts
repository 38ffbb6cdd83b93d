import type { Reading } from "../runtime/database.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { JsonObject } from "../vocabulary/json.ts"

export const deliveryStates = ["undelivered", "delivered", "dead"] as const
/** What became of pushing an event. Where nothing is pushed, every event stays undelivered: nobody confirmed it. */
export type DeliveryState = (typeof deliveryStates)[number]

/** An event on record, and what became of pushing it. */
export interface RecordedEvent {
  readonly eventId: Id
  /** Place in the feed; null for the moment between the commit and the sequencer's next batch. */
  readonly position: number | null
  readonly topic: string
  readonly createdAt: Instant
  readonly payload: JsonObject
  readonly delivery: {
    readonly state: DeliveryState
    readonly attempts: number
    /** When the next attempt is due; null once there is none. */
    readonly nextAttemptAt: Instant | null
    readonly deliveredAt: Instant | null
    readonly deadAt: Instant | null
    /** Code of the last failure. */
    readonly lastProblem: string | null
  }
}

export interface EventFilter {
  readonly topic?: string | undefined
  readonly state?: DeliveryState | undefined
  /** Only events older than this one. */
  readonly cursor?: Id | undefined
  readonly limit: number
}

/** Events that fit the filter, newest first, one more than `limit` where there is more. */
export async function listEvents(
  reading: Reading,
  entityId: EntityId,
  { topic, state, cursor, limit }: EventFilter,
): Promise<RecordedEvent[]> {
  let query = eventsOf(reading, entityId)
    .orderBy("event_id", "desc")
    .limit(limit + 1)
  if (topic !== undefined) query = query.where("topic", "=", topic)
  if (cursor !== undefined) query = query.where("event_id", "<", cursor)
  if (state === "delivered") query = query.where("delivered_at", "is not", null)
  if (state === "dead") query = query.where("dead_at", "is not", null)
  if (state === "undelivered") query = query.where("delivered_at", "is", null).where("dead_at", "is", null)
  return (await query.execute()).map(recordedEvent)
}

export async function loadEvent(reading: Reading, entityId: EntityId, eventId: Id): Promise<RecordedEvent | undefined> {
  const row = await eventsOf(reading, entityId).where("event_id", "=", eventId).executeTakeFirst()
  return row === undefined ? undefined : recordedEvent(row)
}

/** The feed from position `from` on, at most `limit` events. Positions have no gaps, so a reader that goes on from the last misses nothing. */
export async function listFeed(
  reading: Reading,
  entityId: EntityId,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<RecordedEvent[]> {
  const rows = await eventsOf(reading, entityId).where("position", ">=", from.toString()).orderBy("position").limit(limit).execute()
  return rows.map(recordedEvent)
}

function eventsOf(reading: Reading, entityId: EntityId) {
  return reading.selectFrom("outbox").selectAll().where("entity_id", "=", entityId)
}

interface EventRow {
  event_id: Id
  topic: string
  payload: JsonObject
  created_at: Instant
  attempts: number
  next_attempt_at: Instant
  delivered_at: Instant | null
  dead_at: Instant | null
  last_problem: string | null
  position: string | null
}

function recordedEvent(row: EventRow): RecordedEvent {
  const state = row.delivered_at !== null ? "delivered" : row.dead_at !== null ? "dead" : "undelivered"
  return {
    eventId: row.event_id,
    position: row.position === null ? null : Number(row.position),
    topic: row.topic,
    createdAt: row.created_at,
    payload: row.payload,
    delivery: {
      state,
      attempts: row.attempts,
      nextAttemptAt: state === "undelivered" ? row.next_attempt_at : null,
      deliveredAt: row.delivered_at,
      deadAt: row.dead_at,
      lastProblem: row.last_problem,
    },
  }
}
