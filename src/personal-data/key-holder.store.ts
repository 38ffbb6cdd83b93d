import { sql } from "kysely"
import type { Database, Reading } from "../runtime/database.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"

/** A server that did not announce itself for so long is taken to be gone. */
const seenWithin = "60 seconds"
const forgottenAfter = "1 day"

/** Says that this server runs and which keys it holds. Not a change of the house's, so it leaves no entry. */
export async function announceHolder(
  { pool }: Pick<Database, "pool">,
  entityId: EntityId,
  { nodeId, custodyIds }: { nodeId: Id; custodyIds: readonly Id[] },
): Promise<void> {
  await pool.query(
    `with gone as (delete from key_holder where entity_id = $1 and seen_at < now() - $4::interval and node_id <> $2)
     insert into key_holder (entity_id, node_id, custody_ids, seen_at) values ($1, $2, $3::uuid[], now())
     on conflict (entity_id, node_id) do update set custody_ids = excluded.custody_ids, seen_at = excluded.seen_at`,
    [entityId, nodeId, custodyIds, forgottenAfter],
  )
}

/** Says that this server stops. */
export async function withdrawHolder({ pool }: Pick<Database, "pool">, entityId: EntityId, nodeId: Id): Promise<void> {
  await pool.query("delete from key_holder where entity_id = $1 and node_id = $2", [entityId, nodeId])
}

/** How many servers run that do not hold a key. */
export async function countLacking(reading: Reading, entityId: EntityId, custodyId: Id): Promise<number> {
  const { count } = await reading
    .selectFrom("key_holder")
    .select(sql<string>`count(*)`.as("count"))
    .where("entity_id", "=", entityId)
    .where(sql<boolean>`seen_at > now() - ${seenWithin}::interval`)
    .where(sql<boolean>`not ${custodyId}::uuid = any (custody_ids)`)
    .executeTakeFirstOrThrow()
  return Number(count)
}
