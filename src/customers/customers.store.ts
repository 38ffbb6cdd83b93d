import { type Selectable, sql } from "kysely"
import type { PersonalReading, Writing } from "../runtime/database.ts"
import type { Schema } from "../runtime/schema.ts"
import { makeSubjectKey } from "../runtime/sealing/data-keys.store.ts"
import { indexerOf, indexersOf, type Opener, openerOf, sealerOf } from "../runtime/sealing/sealing.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { type Customer, type CustomerRecord, type CustomerStatus, type PersonalRecord, personalOf } from "./customers.ts"
import { nameWords } from "./name-words.ts"

type Row = Selectable<Schema["customer"]>

export async function loadCustomer(reading: PersonalReading, entityId: EntityId, customerId: Id): Promise<Customer | undefined> {
  const row = await reading
    .selectFrom("customer")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("customer_id", "=", customerId)
    .executeTakeFirst()
  return row === undefined ? undefined : (await customersOf(reading, entityId, [row]))[0]
}

/** Names by customer id; an id that is not on record, or whose customer was erased, is not in the map. */
export async function loadCustomerNames(
  reading: PersonalReading,
  entityId: EntityId,
  customerIds: readonly Id[],
): Promise<ReadonlyMap<Id, string>> {
  if (customerIds.length === 0) return new Map()
  const rows = await reading
    .selectFrom("customer")
    .select(["customer_id", "personal", "erased_at"])
    .where("entity_id", "=", entityId)
    .where("customer_id", "in", [...new Set(customerIds)])
    .execute()
  const open = await openerOf(
    reading,
    entityId,
    rows.map(({ personal }) => personal),
  )
  const named = rows.map((row) => [row.customer_id, openPersonal(row, open)?.name] as const)
  return new Map(named.filter((pair): pair is [Id, string] => pair[1] !== undefined))
}

export interface CustomerFilter {
  readonly status?: CustomerStatus | undefined
  /** Whole words of the name in any order, or part of the reference; any case. */
  readonly search?: string | undefined
  readonly cursor?: Id | undefined
  readonly limit: number
}

/** Customers, newest first, one more than `limit` when there are more. */
export async function listCustomers(
  reading: PersonalReading,
  entityId: EntityId,
  { status, search, cursor, limit }: CustomerFilter,
): Promise<Customer[]> {
  let query = reading.selectFrom("customer").selectAll().where("entity_id", "=", entityId)
  if (status !== undefined) query = query.where("status", "=", status)
  if (cursor !== undefined) query = query.where("customer_id", "<", cursor)
  if (search !== undefined) {
    const pattern = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    const ways = nameWords(search).length === 0 ? [] : await wordsInEachWay(reading, entityId, search)
    const hasWords = ways.map((words) => sql<boolean>`name_words @> ${words}::bytea[]`)
    query = query.where((eb) => eb.or([eb("reference", "ilike", pattern), ...hasWords]))
  }
  const rows = await query
    .orderBy("customer_id", "desc")
    .limit(limit + 1)
    .execute()
  return customersOf(reading, entityId, rows)
}

/** Adds a customer with a data key of its own. Refuses a reference that another customer has. */
export async function insertCustomer(
  writing: Writing,
  entityId: EntityId,
  { customerId, record, at }: { customerId: Id; record: CustomerRecord; at: Instant },
): Promise<void> {
  await makeSubjectKey(writing, entityId, { subjectId: customerId, at })
  const row = { ...rowOf(record), ...(await sealPersonal(writing, entityId, { customerId, record })) }
  const { numInsertedOrUpdatedRows } = await writing
    .insertInto("customer")
    .values({ entity_id: entityId, customer_id: customerId, ...row, created_at: at, updated_at: at })
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
    .set({
      ...rowOf(record),
      ...(await sealPersonal(writing, entityId, { customerId, record })),
      updated_at: at,
      version: sql<number>`version + 1`,
    })
    .where("entity_id", "=", entityId)
    .where("customer_id", "=", customerId)
    .where("version", "=", version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw refuse("request.version_conflict", { customerId })
}

function rowOf({ reference, kind, country, status, services }: CustomerRecord) {
  return { reference, kind, country, status, services: [...services] }
}

const placeOf = (customerId: Id) => ({ table: "customer", column: "personal", rowId: customerId })

async function sealPersonal(writing: Writing, entityId: EntityId, { customerId, record }: { customerId: Id; record: PersonalRecord }) {
  const seal = await sealerOf(writing, entityId, customerId)
  const personal = seal(placeOf(customerId), JSON.stringify(personalOf(record)))
  return { personal, name_words: await indexWords(writing, entityId, record.name) }
}

const indexedColumn = "customer.name_words"

/** Blind indexes of the words of a name, as they are kept. */
export async function indexWords(reading: PersonalReading, entityId: EntityId, name: string): Promise<Buffer[]> {
  return nameWords(name).map(await indexerOf(reading, entityId, indexedColumn))
}

/** Those of a search, under each key that a name may stand indexed under. */
async function wordsInEachWay(reading: PersonalReading, entityId: EntityId, search: string): Promise<Buffer[][]> {
  const words = nameWords(search)
  return (await indexersOf(reading, entityId, indexedColumn)).map((index) => words.map(index))
}

/** Opens what is sealed of a customer. Undefined for an erased one. */
export function openPersonal(
  { customer_id: customerId, personal, erased_at: erasedAt }: Pick<Row, "customer_id" | "personal" | "erased_at">,
  open: Opener,
): PersonalRecord | undefined {
  // Neither sealed nor erased: an older version left it in clear, and this start has not had the key to seal it.
  if (personal === null && erasedAt === null) throw refuse("service.sealed", { customerId })
  const opened = personal === null ? undefined : open(placeOf(customerId), personal)
  return opened === undefined ? undefined : (JSON.parse(opened.toString("utf8")) as PersonalRecord)
}

async function customersOf(reading: PersonalReading, entityId: EntityId, rows: readonly Row[]): Promise<Customer[]> {
  const open = await openerOf(
    reading,
    entityId,
    rows.map(({ personal }) => personal),
  )
  return rows.map((row) => customerOf(row, openPersonal(row, open)))
}

const nothing = { name: null, walletAddress: null, physicalAddress: null, nationalId: null, birthDate: null, birthPlace: null }

function customerOf(row: Row, personal: PersonalRecord | undefined): Customer {
  return {
    customerId: row.customer_id,
    reference: row.reference,
    kind: row.kind,
    country: row.country,
    status: row.status,
    services: row.services,
    ...(personal === undefined ? nothing : personalOf(personal)),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    erasedAt: row.erased_at,
    version: row.version,
  }
}
