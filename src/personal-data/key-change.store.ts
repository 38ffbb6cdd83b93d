import { sql } from "kysely"
import type { Reading, Writing } from "../runtime/database.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { refuse } from "../vocabulary/refusal.ts"

/** The newest change of the key-encryption key: to which custody, and whether everything is wrapped by it. */
export interface KeyChange {
  readonly custodyId: Id
  readonly startedAt: Instant
  readonly finishedAt: Instant | null
}

export async function loadKeyChange(reading: Reading, entityId: EntityId): Promise<KeyChange | undefined> {
  return reading
    .selectFrom("key_change")
    .select(["custody_id as custodyId", "started_at as startedAt", "finished_at as finishedAt"])
    .where("entity_id", "=", entityId)
    .executeTakeFirst()
}

/** Begins, once nobody is making a key. Refuses while an earlier change goes on, and one to the key that is there already. */
export async function beginKeyChange(
  writing: Writing,
  entityId: EntityId,
  { custodyId, by, at }: { custodyId: Id; by: Id; at: Instant },
): Promise<void> {
  await sql`select from entity where entity_id = ${entityId} for update`.execute(writing)
  const begun = await sql`
    insert into key_change (entity_id, custody_id, started_by, started_at) values (${entityId}, ${custodyId}, ${by}, ${at})
    on conflict (entity_id) do update set custody_id = excluded.custody_id, started_by = excluded.started_by,
      started_at = excluded.started_at, finished_at = null
    where key_change.finished_at is not null and key_change.custody_id <> excluded.custody_id`.execute(writing)
  if (begun.numAffectedRows !== 1n) throw refuse("personal_data.key_change_under_way")
}

/** How many keys of the entity's own are wrapped by a custody, of how many. Those of customers are wrapped by these. */
export async function countWrapped(reading: Reading, entityId: EntityId, custodyId: Id): Promise<{ done: number; total: number }> {
  const { done, total } = await reading
    .selectFrom("data_key")
    .select([sql<string>`count(*) filter (where wrapped_by = ${custodyId})`.as("done"), sql<string>`count(*)`.as("total")])
    .where("entity_id", "=", entityId)
    .where("subject_id", "is", null)
    .where("wrapped", "is not", null)
    .executeTakeFirstOrThrow()
  return { done: Number(done), total: Number(total) }
}

/** Ends the change where nothing is left. False where another server has ended it, or still has a key in hand. */
export async function finishKeyChange(
  writing: Writing,
  entityId: EntityId,
  { custodyId, at }: { custodyId: Id; at: Instant },
): Promise<boolean> {
  await sql`select from entity where entity_id = ${entityId} for update`.execute(writing)
  const { done, total } = await countWrapped(writing, entityId, custodyId)
  if (done < total) return false
  const { numUpdatedRows } = await writing
    .updateTable("key_change")
    .set({ finished_at: at })
    .where("entity_id", "=", entityId)
    .where("custody_id", "=", custodyId)
    .where("finished_at", "is", null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
