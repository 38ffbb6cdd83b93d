import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { Json } from "../vocabulary/json.ts"
import { correlationId } from "./correlation.ts"
import type { Writing } from "./database.ts"
import type { HouseEvent } from "./event-bus.ts"
import type { InsertPart } from "./one-statement.ts"

/**
 * Leaves an event in the outbox, in the transaction of the change it tells of: both stand or none.
 * A payload that holds prose instead of ids and codes is a bug and throws.
 */
export async function appendOutbox(writing: Writing, event: HouseEvent): Promise<void> {
  assertCodesOnly(event.payload)
  const { entityId: entity_id, eventId: event_id, topic, createdAt: created_at } = event
  const payload = JSON.stringify(event.payload)
  const correlation_id = event.correlationId ?? correlationId() ?? null
  await writing
    .insertInto("outbox")
    .values({ entity_id, event_id, topic, payload, created_at, next_attempt_at: created_at, correlation_id })
    .execute()
}

/** The same as part of a composed statement, for the hot path. */
export function appendOutboxPart({ entityId, eventId, topic, payload, createdAt, ...event }: HouseEvent): InsertPart {
  assertCodesOnly(payload)
  return {
    name: "appended_outbox",
    into: "outbox (entity_id, event_id, topic, payload, created_at, next_attempt_at, correlation_id)",
    row: "$1::uuid, $2::uuid, $3::text, $4::jsonb, $5::timestamptz, $5, $6::uuid",
    values: [entityId, eventId, topic, JSON.stringify(payload), createdAt, event.correlationId ?? correlationId() ?? null],
  }
}

interface Requeued {
  readonly entityId: EntityId
  readonly eventId: Id
  readonly now: Instant
}

/** Has an event pushed again from the start, whatever became of it before. Answers whether there is such an event. */
export async function requeueEvent(writing: Writing, { entityId, eventId, now }: Requeued): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("outbox")
    .set({ attempts: 0, next_attempt_at: now, delivered_at: null, dead_at: null, last_problem: null })
    .where("entity_id", "=", entityId)
    .where("event_id", "=", eventId)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

const code = /^[\w.:@|+-]{0,200}$/

/** Events leave the house, and names have spaces: the cheapest check that no person slips out with them. */
function assertCodesOnly(value: Json): void {
  if (typeof value === "string" && !code.test(value)) throw new Error("An event may hold ids, codes, counts and instants only")
  if (typeof value === "object" && value !== null) for (const part of Object.values(value)) assertCodesOnly(part)
}
