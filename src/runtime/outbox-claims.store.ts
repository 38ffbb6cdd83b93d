import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import type { Database } from "./database.ts"
import type { DeliveryProblem, HouseEvent } from "./event-bus.ts"

/** An event that this node has taken on. `attempts` counts this attempt and names the claim. */
export interface ClaimedEvent extends HouseEvent {
  readonly attempts: number
}

/** What became of an attempt. A failure without `nextAttemptAt` was the last: the event is dead. */
export type Settlement =
  | { readonly eventId: Id; readonly attempts: number; readonly deliveredAt: Instant }
  | { readonly eventId: Id; readonly attempts: number; readonly problem: DeliveryProblem; readonly nextAttemptAt: Instant | undefined }

interface Claim {
  readonly entityId: EntityId
  readonly now: Instant
  /** Until then no other node tries; a claim whose node died falls due by itself. */
  readonly until: Instant
  readonly limit: number
}

/** Claims due events, oldest due first, passing over those that another node is claiming at this moment. */
export async function claimDue({ pool }: Database, { entityId, now, until, limit }: Claim): Promise<ClaimedEvent[]> {
  const { rows } = await pool.query<ClaimedRow>({ name: "outbox-claim-due", text: claimSql, values: [entityId, now, until, limit] })
  return rows.map((row) => ({
    entityId,
    eventId: row.event_id,
    topic: row.topic,
    createdAt: row.created_at,
    payload: row.payload,
    attempts: row.attempts,
    ...(row.correlation_id === null ? {} : { correlationId: row.correlation_id }),
  }))
}

interface ClaimedRow {
  event_id: Id
  topic: string
  created_at: Instant
  payload: JsonObject
  attempts: number
  correlation_id: Id | null
}

const claimSql = `
  with due as (
    select event_id from outbox
    where entity_id = $1 and delivered_at is null and dead_at is null and next_attempt_at <= $2
    order by next_attempt_at limit $4 for update skip locked)
  update outbox set next_attempt_at = $3, attempts = attempts + 1
  from due where outbox.entity_id = $1 and outbox.event_id = due.event_id
  returning outbox.event_id, topic, created_at, payload, attempts, correlation_id`

/**
 * Records what became of claimed events, all in one commit. A delivery always counts; a failure counts only while
 * the claim is still ours, so that a slow node cannot undo what another has done since.
 */
export async function settle(
  { pool }: Database,
  { entityId, now }: { readonly entityId: EntityId; readonly now: Instant },
  settlements: readonly Settlement[],
): Promise<void> {
  if (settlements.length === 0) return
  const failures = settlements.map((settlement) => ("problem" in settlement ? settlement : undefined))
  const values = [
    entityId,
    now,
    settlements.map(({ eventId }) => eventId),
    settlements.map(({ attempts }) => attempts),
    settlements.map((settlement) => ("deliveredAt" in settlement ? settlement.deliveredAt : null)),
    failures.map((failure) => failure?.problem ?? null),
    failures.map((failure) => failure?.nextAttemptAt ?? null),
  ]
  await pool.query({ name: "outbox-settle", text: settleSql, values })
}

/** Rows are locked in the order of their ids, so that two nodes with the same events wait instead of deadlocking. */
const settleSql = `
  with settled as (
    select * from unnest($3::uuid[], $4::int[], $5::timestamptz[], $6::text[], $7::timestamptz[])
      as settled (event_id, attempts, delivered_at, problem, next_attempt_at)),
  ours as (
    select outbox.event_id from outbox join settled using (event_id)
    where outbox.entity_id = $1 and (settled.delivered_at is not null or (outbox.attempts = settled.attempts and outbox.delivered_at is null))
    order by outbox.event_id for update of outbox)
  update outbox set
    delivered_at = settled.delivered_at,
    last_problem = settled.problem,
    next_attempt_at = coalesce(settled.next_attempt_at, outbox.next_attempt_at),
    dead_at = case when settled.delivered_at is null and settled.next_attempt_at is null then $2::timestamptz end
  from settled join ours using (event_id)
  where outbox.entity_id = $1 and outbox.event_id = settled.event_id`
