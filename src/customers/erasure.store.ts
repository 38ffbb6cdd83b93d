import { sql } from "kysely"
import type { PersonalReading, Writing } from "../runtime/database.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { LastHappened } from "./erasure-standing.ts"

export async function readLastHappened(reading: PersonalReading, entityId: EntityId, customerId: Id): Promise<LastHappened> {
  const transfers = await reading
    .selectFrom("transfer")
    .select((eb) => [eb.fn.max("settled_at").as("last"), sql<string>`count(*) filter (where state = 'held')`.as("held")])
    .where("entity_id", "=", entityId)
    .where("customer_id", "=", customerId)
    .executeTakeFirstOrThrow()
  const cases = await reading
    .selectFrom("case_file")
    .select((eb) => eb.fn.max("closed_at").as("last"))
    .where("entity_id", "=", entityId)
    .where("data_subject_id", "=", customerId)
    .executeTakeFirstOrThrow()
  return { lastTransferAt: transfers.last, lastCaseAt: cases.last, heldTransfers: Number(transfers.held) }
}

/**
 * Erases a closed customer: the record, the key under which all else about the customer is sealed, and the salts that would
 * open what audit entries vouch for. Ids, amounts, times and outcomes stay. Refuses a record that has changed since it was read.
 */
export async function eraseSubject(
  writing: Writing,
  entityId: EntityId,
  { customerId, version, at }: { customerId: Id; version: number; at: Instant },
): Promise<void> {
  const { numUpdatedRows } = await writing
    .updateTable("customer")
    .set({ personal: null, name_words: [], erased_at: at, updated_at: at, version: sql<number>`version + 1` })
    .where("entity_id", "=", entityId)
    .where("customer_id", "=", customerId)
    .where("version", "=", version)
    .where("status", "=", "closed")
    .where("erased_at", "is", null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw refuse("request.version_conflict", { customerId })
  await writing
    .updateTable("data_key")
    .set({ wrapped: null, retired_at: sql<string>`coalesce(retired_at, ${at})`, destroyed_at: at })
    .where("entity_id", "=", entityId)
    .where("subject_id", "=", customerId)
    .where("destroyed_at", "is", null)
    .execute()
  await sql`delete from audit_opening o using audit_entry e
    where o.entity_id = ${entityId} and e.entity_id = o.entity_id and e.entry_id = o.entry_id and e.subject_id in (
      select ${customerId}::text
      union all select transfer_id::text from transfer where entity_id = ${entityId} and customer_id = ${customerId}
      union all select case_id::text from case_file where entity_id = ${entityId} and data_subject_id = ${customerId})`.execute(writing)
  // By this digest, somebody with the index key could still try out whom a request named. A repeated request is refused from now on.
  await writing
    .updateTable("transfer")
    .set({ request_digest: Buffer.alloc(0) })
    .where("entity_id", "=", entityId)
    .where("customer_id", "=", customerId)
    .execute()
}
