import { sql, type Transaction } from "kysely"
import type { Database } from "../runtime/database.ts"
import type { Schema } from "../runtime/schema.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { type Lease, mayTakeLease } from "./may-take-lease.ts"
import { growTree } from "./tree.store.ts"

/** A lease as its holder knows it. The fence is one higher than that of every holder before. */
export interface HeldLease {
  readonly entityId: EntityId
  readonly holder: Id
  readonly fence: bigint
}

interface Term {
  readonly now: Instant
  readonly leaseMilliseconds: number
}

/** Takes the lease of an entity when it is free or has expired. Answers undefined while somebody else has it. */
export async function takeLease(
  { kysely }: Database,
  { entityId, holder }: Omit<HeldLease, "fence">,
  term: Term,
): Promise<HeldLease | undefined> {
  // Whoever must wait finds out without a lock, so that waiting nodes do not get in the holder's way.
  const seen = await kysely.selectFrom("audit_lease").selectAll().where("entity_id", "=", entityId).executeTakeFirst()
  if (seen !== undefined && !mayTakeLease(leaseOf(seen), holder, term.now)) return undefined
  return kysely.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("audit_lease")
      .values({ entity_id: entityId, holder, fence: "0", expires_at: term.now, next_position: "0", next_event_position: "0" })
      .onConflict((conflict) => conflict.column("entity_id").doNothing())
      .execute()
    const lease = await lockLease(transaction, entityId)
    if (!mayTakeLease(leaseOf(lease), holder, term.now)) return undefined
    const fence = BigInt(lease.fence) + 1n
    await transaction
      .updateTable("audit_lease")
      .set({ holder, fence: fence.toString(), expires_at: endOf(term) })
      .where("entity_id", "=", entityId)
      .execute()
    return { entityId, holder, fence }
  })
}

/** Lets the next node take over at once instead of waiting for the end of the lease. */
export async function releaseLease({ kysely }: Database, { entityId, holder, fence }: HeldLease, now: Instant): Promise<void> {
  await kysely
    .updateTable("audit_lease")
    .set({ expires_at: now })
    .where("entity_id", "=", entityId)
    .where("holder", "=", holder)
    .where("fence", "=", fence.toString())
    .execute()
}

/** How many pending entries and events were given their positions, or that the lease has gone to somebody else. */
export type Placed = { readonly entries: number; readonly events: number } | "lease_lost"

/**
 * Gives the next positions to at most `limit` entries and as many events, in one transaction that holds the lease
 * row, and grows the tree over them. A holder whose lease was taken finds another fence there and writes nothing. The transaction that moved
 * `next_position` is the one that used the numbers up, so there is neither a gap nor a duplicate.
 */
export async function placePending(
  { kysely }: Database,
  held: HeldLease,
  { limit, ...term }: Term & { readonly limit: number },
): Promise<Placed> {
  return kysely.transaction().execute(async (transaction) => {
    const { entityId } = held
    const lease = await lockLease(transaction, entityId)
    if (lease.holder !== held.holder || BigInt(lease.fence) !== held.fence) return "lease_lost"
    const entries = await placeEntries(transaction, { entityId, from: lease.next_position, limit })
    if (entries > 0) await growTree(transaction, entityId, Number(lease.next_position) + entries)
    const events = await placeEvents(transaction, { entityId, from: lease.next_event_position, limit })
    await transaction
      .updateTable("audit_lease")
      .set({
        next_position: sql`next_position + ${entries}`,
        next_event_position: sql`next_event_position + ${events}`,
        expires_at: endOf(term),
      })
      .where("entity_id", "=", entityId)
      .execute()
    return { entries, events }
  })
}

interface Batch {
  readonly entityId: EntityId
  readonly from: string
  readonly limit: number
}

async function placeEntries(transaction: Transaction<Schema>, { entityId, from, limit }: Batch): Promise<number> {
  const { rows } = await sql<{ placed: number }>`
    with first as (
      select entry_id from audit_pending where entity_id = ${entityId} order by entry_id limit ${limit}),
    taken as (
      delete from audit_pending where entity_id = ${entityId} and entry_id = any (array(select entry_id from first)) returning entry_id),
    placed as (
      insert into audit_position (entity_id, position, entry_id)
      select ${entityId}::uuid, ${from}::bigint + row_number() over (order by entry_id) - 1, entry_id from taken
      returning position)
    select count(*)::int as placed from placed`.execute(transaction)
  return rows[0]?.placed ?? 0
}

/** An event that a dispatcher is settling at this moment is passed over and placed with the next batch. */
async function placeEvents(transaction: Transaction<Schema>, { entityId, from, limit }: Batch): Promise<number> {
  const { rows } = await sql<{ placed: number }>`
    with first as (
      select event_id from outbox where entity_id = ${entityId} and position is null
      order by event_id limit ${limit} for update skip locked),
    numbered as (
      select event_id, ${from}::bigint + row_number() over (order by event_id) - 1 as position from first),
    placed as (
      update outbox set position = numbered.position from numbered
      where outbox.entity_id = ${entityId} and outbox.event_id = numbered.event_id
      returning outbox.position)
    select count(*)::int as placed from placed`.execute(transaction)
  return rows[0]?.placed ?? 0
}

/** Whether there is anything to place. Reads without locks, so that an idle house writes nothing. */
export async function isAnythingPending({ kysely }: Database, entityId: EntityId): Promise<boolean> {
  const { rows } = await sql<{ pending: boolean }>`
    select exists (select from audit_pending where entity_id = ${entityId})
        or exists (select from outbox where entity_id = ${entityId} and position is null) as pending`.execute(kysely)
  return rows[0]?.pending === true
}

async function lockLease(transaction: Transaction<Schema>, entityId: EntityId) {
  return transaction.selectFrom("audit_lease").selectAll().where("entity_id", "=", entityId).forUpdate().executeTakeFirstOrThrow()
}

function leaseOf({ holder, expires_at }: { readonly holder: Id; readonly expires_at: Instant }): Lease {
  return { holder, expiresAt: expires_at }
}

function endOf({ now, leaseMilliseconds }: Term): Instant {
  return new Date(Date.parse(now) + leaseMilliseconds).toISOString()
}
