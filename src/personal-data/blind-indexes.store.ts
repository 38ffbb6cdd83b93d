import { sql } from "kysely"
import { indexIdentity, indexLogin } from "../access/access.store.ts"
import { indexWords } from "../customers/customers.store.ts"
import type { Writing } from "../runtime/database.ts"
import { type Opener, openerOf } from "../runtime/sealing/sealing.ts"
import { digestRequest } from "../transfers/transfers.store.ts"
import type { TransferFact } from "../transfers/transfers.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"

/** Some rows of a table: those after one, in the order of their ids. */
export interface Rows {
  readonly afterRow: Id | null
  readonly limit: number
}

type Reindex = (writing: Writing, entityId: EntityId, rows: Rows) => Promise<Id[]>

/*
 * An index is replaced only where it still is what it was when the row was read: whoever changes the row meanwhile writes an
 * index under the current key. Sealing the row anew under another data key changes nothing an index is made of.
 */

/** Works the blind indexes of some rows out anew, under the current key, from what is sealed in them. Answers which rows were looked at. */
export const reindexByTable: Readonly<Record<string, Reindex>> = {
  customer: reindexCustomers,
  user_account: reindexAccounts,
  transfer: reindexTransfers,
}

async function reindexCustomers(writing: Writing, entityId: EntityId, { afterRow, limit }: Rows): Promise<Id[]> {
  let query = writing.selectFrom("customer").select(["customer_id", "personal", "name_words"]).where("entity_id", "=", entityId)
  if (afterRow !== null) query = query.where("customer_id", ">", afterRow)
  const rows = await query.orderBy("customer_id").limit(limit).execute()
  const open = await openerOf(writing, entityId, sealedOf(rows, "personal"))
  for (const { customer_id: rowId, personal, name_words: words } of rows) {
    const text = openText(open, { table: "customer", column: "personal", rowId }, personal)
    if (text === undefined) continue
    const anew = await indexWords(writing, entityId, (JSON.parse(text) as { name: string }).name)
    await sql`update customer set name_words = ${anew}::bytea[]
      where entity_id = ${entityId} and customer_id = ${rowId} and name_words = ${words}::bytea[]`.execute(writing)
  }
  return rows.map((row) => row.customer_id)
}

async function reindexAccounts(writing: Writing, entityId: EntityId, { afterRow, limit }: Rows): Promise<Id[]> {
  let query = writing
    .selectFrom("user_account")
    .select(["user_id", "personal", "login_index", "provider_identity", "provider_index"])
    .where("entity_id", "=", entityId)
  if (afterRow !== null) query = query.where("user_id", ">", afterRow)
  const rows = await query.orderBy("user_id").limit(limit).execute()
  const open = await openerOf(writing, entityId, [...sealedOf(rows, "personal"), ...sealedOf(rows, "provider_identity")])
  for (const row of rows) {
    const place = { table: "user_account", rowId: row.user_id }
    const own = writing.updateTable("user_account").where("entity_id", "=", entityId).where("user_id", "=", row.user_id)
    const personal = openText(open, { ...place, column: "personal" }, row.personal)
    if (personal !== undefined) {
      const login_index = await indexLogin(writing, entityId, (JSON.parse(personal) as { login: string }).login)
      await own.set({ login_index }).where("login_index", "=", row.login_index).execute()
    }
    const identity = openText(open, { ...place, column: "provider_identity" }, row.provider_identity)
    if (identity === undefined) continue
    const provider_index = await indexIdentity(writing, entityId, identity)
    await own.set({ provider_index }).where("provider_index", "=", row.provider_index).execute()
  }
  return rows.map((row) => row.user_id)
}

/**
 * The request is in the facts of the submission; the transfer itself may have been amended since. Where these hold no request,
 * the digest goes: a repeated request is then refused, and never decided twice.
 */
async function reindexTransfers(writing: Writing, entityId: EntityId, { afterRow, limit }: Rows): Promise<Id[]> {
  const { rows } = await sql<{ transferId: Id; digest: Buffer; decisionId: Id | null; texts: Buffer | null }>`
    select t.transfer_id as "transferId", t.request_digest as digest, d.decision_id as "decisionId", d.texts
    from (select transfer_id, request_digest from transfer
      where entity_id = ${entityId} and (${afterRow}::uuid is null or transfer_id > ${afterRow}::uuid)
      order by transfer_id limit ${limit}) t
    left join lateral (select decision_id, texts from decision
      where entity_id = ${entityId} and transfer_id = t.transfer_id and purpose = 'submission' order by decision_id limit 1) d on true
    order by t.transfer_id`.execute(writing)
  const open = await openerOf(writing, entityId, sealedOf(rows, "texts"))
  for (const { transferId, digest, decisionId, texts } of rows) {
    if (digest.length === 0) continue
    const text = decisionId === null ? undefined : openText(open, { table: "decision", column: "texts", rowId: decisionId }, texts)
    const asked = text === undefined ? undefined : requestIn(text)
    const anew = asked === undefined ? Buffer.alloc(0) : await digestRequest(writing, entityId, asked)
    await writing
      .updateTable("transfer")
      .set({ request_digest: anew })
      .where("entity_id", "=", entityId)
      .where("transfer_id", "=", transferId)
      .where("request_digest", "=", digest)
      .execute()
  }
  return rows.map((row) => row.transferId)
}

/** Facts stand before findings, a line each. */
function requestIn(texts: string): TransferFact | undefined {
  const [facts = "{}"] = texts.split("\n")
  return (JSON.parse(facts) as { transfer?: TransferFact }).transfer
}

function sealedOf<Column extends string>(rows: readonly Readonly<Record<Column, Buffer | null>>[], column: Column): (Buffer | null)[] {
  return rows.map((row) => row[column])
}

/** Undefined where nothing is sealed, or what was is erased. */
function openText(open: Opener, place: Parameters<Opener>[0], sealed: Buffer | null): string | undefined {
  return sealed === null ? undefined : open(place, sealed)?.toString("utf8")
}
