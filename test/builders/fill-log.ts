import { sql } from "kysely"
import { leafHashOf } from "../../src/audit/audit.ts"
import type { Database } from "../../src/runtime/database.ts"
import { newId } from "../../src/runtime/new-id.ts"

/** Appends many small entries quickly, waiting for their positions. Gives the leaf hashes in the order in which they will be placed. */
export async function fillLog({ kysely }: Database, entityId: string, count: number): Promise<Uint8Array[]> {
  const entries = Array.from({ length: count }, (_, index) => {
    const canonical = Buffer.from(JSON.stringify({ number: index }))
    return { entryId: newId(), canonical, leafHash: Buffer.from(leafHashOf(canonical)) }
  })
  await sql`
    with given as (
      select * from unnest(${entries.map(({ entryId }) => entryId)}::uuid[], ${entries.map(({ canonical }) => canonical)}::bytea[],
        ${entries.map(({ leafHash }) => leafHash)}::bytea[]) as given (entry_id, canonical, leaf_hash)),
    entered as (
      insert into audit_entry select ${entityId}, entry_id, now(), 'thing.done', 'system', 'thing', '1', canonical, leaf_hash from given)
    insert into audit_pending select ${entityId}, entry_id from given`.execute(kysely)
  return entries.map(({ leafHash }) => leafHash)
}
