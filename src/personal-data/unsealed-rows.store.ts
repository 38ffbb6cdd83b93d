import { sql } from "kysely"
import { indexLogin } from "../access/access.store.ts"
import { indexWords } from "../customers/customers.store.ts"
import type { Database, PersonalReading, Writing } from "../runtime/database.ts"
import { sealerOf } from "../runtime/sealing/sealing.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import { type SealedTable, sealedTables } from "./personal-data.ts"

/** A row whose personal data an older version left in clear. */
export interface UnsealedRow {
  readonly rowId: Id
  /** The customer under whose key it belongs; null for one of the entity's own. */
  readonly subjectId: Id | null
  readonly unsealed: JsonObject
}

const ofCase = "(select f.data_subject_id from case_file f where f.entity_id = t.entity_id and f.case_id = t.case_id)"

type Kept = Readonly<Record<string, string | Buffer>>

/** How the texts of one table are kept when sealed, and whose they are. */
const tables: Readonly<Record<string, { readonly subject: string; readonly texts: (unsealed: JsonObject) => Kept }>> = {
  user_account: { subject: "null", texts: (row) => ({ personal: JSON.stringify(row) }) },
  one_time_code: { subject: "null", texts: (row) => ({ secret: Buffer.from(textOf(row, "secret"), "base64") }) },
  passkey: { subject: "null", texts: (row) => ({ name: textOf(row, "name") }) },
  api_key: { subject: "null", texts: (row) => ({ name: textOf(row, "name") }) },
  customer: { subject: "t.customer_id", texts: (row) => ({ personal: JSON.stringify(row) }) },
  transfer: { subject: "t.customer_id", texts: (row) => ({ other_side: JSON.stringify(row) }) },
  decision: {
    subject: "(select f.customer_id from transfer f where f.entity_id = t.entity_id and f.transfer_id = t.transfer_id)",
    texts: (row) => ({ texts: `${textOf(row, "facts")}\n${textOf(row, "findings")}` }),
  },
  case_file: { subject: "t.data_subject_id", texts: (row) => ({ preparation: JSON.stringify(row) }) },
  case_event: { subject: ofCase, texts: (row) => ({ body: JSON.stringify(row) }) },
  evidence: { subject: ofCase, texts: (row) => ({ name: textOf(row, "name"), content: Buffer.from(textOf(row, "content"), "base64") }) },
}

function textOf(row: JsonObject, field: string): string {
  const text = row[field]
  if (typeof text !== "string") throw new Error(`An unsealed row has no text ${field}`)
  return text
}

/** Some rows of one table that are not sealed yet. */
export async function listUnsealed(
  { kysely }: Database,
  entityId: EntityId,
  { table: { table, rowId }, limit }: { table: SealedTable; limit: number },
): Promise<readonly UnsealedRow[]> {
  const { rows } = await sql<UnsealedRow>`
    select t.${sql.ref(rowId)} as "rowId", ${sql.raw(tables[table]?.subject ?? "null")} as "subjectId", t.unsealed
    from ${sql.table(table)} t where t.entity_id = ${entityId} and t.unsealed is not null limit ${limit}`.execute(kysely)
  return rows
}

/** Seals one row in its place. What stood in clear goes in the same statement. */
export async function sealRow(
  writing: Writing,
  entityId: EntityId,
  { table: { table, rowId: idColumn }, row }: { table: SealedTable; row: UnsealedRow },
): Promise<void> {
  const { rowId, subjectId, unsealed } = row
  const kept = tables[table]?.texts(unsealed)
  if (kept === undefined) throw new Error(`Nobody said how ${table} is sealed`)
  const seal = await sealerOf(writing, entityId, subjectId)
  const sealed = Object.entries(kept).map(([column, text]) => sql`${sql.ref(column)} = ${seal({ table, column, rowId }, text)}`)
  const indexed = await indexesOf(writing, entityId, { table, unsealed })
  await sql`update ${sql.table(table)} set unsealed = null, ${sql.join([...sealed, ...indexed])}
    where entity_id = ${entityId} and ${sql.ref(idColumn)} = ${rowId}`.execute(writing)
}

async function indexesOf(reading: PersonalReading, entityId: EntityId, { table, unsealed }: { table: string; unsealed: JsonObject }) {
  if (table === "customer") return [sql`name_words = ${await indexWords(reading, entityId, textOf(unsealed, "name"))}::bytea[]`]
  if (table === "user_account") return [sql`login_index = ${await indexLogin(reading, entityId, textOf(unsealed, "login"))}`]
  return []
}

/** Firms that have no data key, and customers that have none: from before there were any. */
export async function listKeyless({ kysely }: Database): Promise<readonly { entityId: EntityId; subjectId: Id | null }[]> {
  const { rows } = await sql<{ entityId: EntityId; subjectId: Id | null }>`
    select entity_id as "entityId", null::uuid as "subjectId" from entity e
      where not exists (select from data_key k where k.entity_id = e.entity_id and k.subject_id is null)
    union all select entity_id, customer_id from customer c where unsealed is not null
      and not exists (select from data_key k where k.entity_id = c.entity_id and k.subject_id = c.customer_id)`.execute(kysely)
  return rows
}

/** Which tables of which firms have rows to seal. Asks partial indexes that are empty in every house but one just upgraded. */
export async function listToSeal({ kysely }: Database): Promise<readonly { entityId: EntityId; table: SealedTable }[]> {
  const asked = sealedTables
    .filter(({ table }) => table in tables)
    .map(({ table }) => sql`select distinct entity_id as "entityId", ${table} as name from ${sql.table(table)} where unsealed is not null`)
  const { rows } = await sql<{ entityId: EntityId; name: string }>`${sql.join(asked, sql` union all `)}`.execute(kysely)
  return rows.flatMap(({ entityId, name }) => sealedTables.filter(({ table }) => table === name).map((table) => ({ entityId, table })))
}
