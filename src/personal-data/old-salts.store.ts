import { sql } from "kysely"
import { placeOfSalt } from "../audit/audit.store.ts"
import type { Reading, Writing } from "../runtime/database.ts"
import { sealerOf } from "../runtime/sealing/sealing.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"

/** Whether an older version left salts of the audit log in clear. */
export async function hasClearSalts(reading: Reading, entityId: EntityId): Promise<boolean> {
  const found = await reading
    .selectFrom("audit_opening")
    .select("entry_id")
    .where("entity_id", "=", entityId)
    .where("salt", "is not", null)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/**
 * Seals some salts, each under the key of the customer whom its entry is about, or under the entity's own. Answers how many;
 * those that another server has in hand are left to it.
 */
export async function sealSalts(writing: Writing, entityId: EntityId, limit: number): Promise<number> {
  const { rows } = await sql<{ entryId: Id; salt: Buffer; subjectId: Id | null }>`
    select o.entry_id as "entryId", o.salt, coalesce(t.customer_id, f.data_subject_id, case e.subject_kind when 'customer' then e.subject_id::uuid end) as "subjectId"
    from audit_opening o
    join audit_entry e on e.entity_id = o.entity_id and e.entry_id = o.entry_id
    left join transfer t on t.entity_id = e.entity_id and t.transfer_id = case e.subject_kind when 'transfer' then e.subject_id::uuid end
    left join case_file f on f.entity_id = e.entity_id and f.case_id = case e.subject_kind when 'case' then e.subject_id::uuid end
    where o.entity_id = ${entityId} and o.salt is not null
    limit ${limit} for update of o skip locked`.execute(writing)
  for (const { entryId, salt, subjectId } of rows) {
    const seal = await sealerOf(writing, entityId, subjectId)
    await writing
      .updateTable("audit_opening")
      .set({ salt: null, sealed: seal(placeOfSalt(entryId), salt) })
      .where("entity_id", "=", entityId)
      .where("entry_id", "=", entryId)
      .execute()
  }
  return rows.length
}
