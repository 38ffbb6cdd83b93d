import { type Selectable, sql } from "kysely"
import type { Reading, Writing } from "../runtime/database.ts"
import type { Schema } from "../runtime/schema.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Customer, CustomerRecord, CustomerStatus } from "./customers.ts"

export async function loadCustomer(reading: Reading, entityId: EntityId, customerId: Id): Promise<Customer | undefined> {
  const row = await reading
    .selectFrom("customer")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("customer_id", "=", customerId)
    .executeTakeFirst()
  return row === undefined ? undefined : customerOf(row)
}

/** Names by customer id; an id that is not on record is not in the map. */
export async function loadCustomerNames(
  reading: Reading,
  entityId: EntityId,
  customerIds: readonly Id[],
): Promise<ReadonlyMap<Id, string>> {
  if (customerIds.length === 0) return new Map()
  const rows = await reading
    .selectFrom("customer")
    .select(["customer_id", "name"])
    .where("entity_id", "=", entityId)
    .where("customer_id", "in", [...new Set(customerIds)])
    .execute()
  return new Map(rows.map((row) => [row.customer_id, row.name]))
}

export interface CustomerFilter {
  readonly status?: CustomerStatus | undefined
  /** Part of name or reference, any case. */
  readonly search?: string | undefined
  readonly cursor?: Id | undefined
  readonly limit: number
}

/** Customers, newest first, one more than `limit` when there are more. */
export async function listCustomers(
  reading: Reading,
  entityId: EntityId,
  { status, search, cursor, limit }: CustomerFilter,
): Promise<Customer[]> {
  let query = reading.selectFrom("customer").selectAll().where("entity_id", "=", entityId)
  if (status !== undefined) query = query.where("status", "=", status)
  if (cursor !== undefined) query = query.where("customer_id", "<", cursor)
  if (search !== undefined) {
    const pattern = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    query = query.where((eb) => eb.or([eb("name", "ilike", pattern), eb("reference", "ilike", pattern)]))
  }
  return (
    await query
      .orderBy("customer_id", "desc")
      .limit(limit + 1)
      .execute()
  ).map(customerOf)
}

/** Adds a customer. Refuses a reference that another customer has. */
export async function insertCustomer(
  writing: Writing,
  entityId: EntityId,
  { customerId, record, at }: { customerId: Id; record: CustomerRecord; at: Instant },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await writing
    .insertInto("customer")
    .values({ entity_id: entityId, customer_id: customerId, ...rowOf(record), created_at: at, updated_at: at })
    .onConflict((conflict) => conflict.columns(["entity_id", "reference"]).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) throw refuse("customer.reference_taken", { reference: record.reference })
}

/** Replaces the record of a customer whose version was read. Refuses when it has changed since. */
export async function updateCustomer(
  writing: Writing,
  entityId: EntityId,
  change: { customerId: Id; version: number; record: CustomerRecord; at: Instant },
): Promise<void> {
  const { customerId, version, record, at } = change
  const { numUpdatedRows } = await writing
    .updateTable("customer")
    .set({ ...rowOf(record), updated_at: at, version: sql<number>`version + 1` })
    .where("entity_id", "=", entityId)
    .where("customer_id", "=", customerId)
    .where("version", "=", version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw refuse("request.version_conflict", { customerId })
}

function rowOf(record: CustomerRecord) {
  return {
    reference: record.reference,
    kind: record.kind,
    name: record.name,
    country: record.country,
    status: record.status,
    services: [...record.services],
    wallet_address: record.walletAddress,
    physical_address: record.physicalAddress,
    national_id: record.nationalId,
    birth_date: record.birthDate,
    birth_place: record.birthPlace,
  }
}

function customerOf(row: Selectable<Schema["customer"]>): Customer {
  return {
    customerId: row.customer_id,
    reference: row.reference,
    kind: row.kind,
    name: row.name,
    country: row.country,
    status: row.status,
    services: row.services,
    walletAddress: row.wallet_address,
    physicalAddress: row.physical_address,
    nationalId: row.national_id,
    birthDate: row.birth_date,
    birthPlace: row.birth_place,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  }
}
