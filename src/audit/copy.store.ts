import type { Kysely } from "kysely"
import type { Reading } from "../runtime/database.ts"
import type { Schema } from "../runtime/schema.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"

/** How far the copies at one place have come. */
export interface CopyStanding {
  readonly place: string
  readonly size: number
  readonly attemptedAt: Instant
  readonly problem: string | null
}

export async function listCopies(reading: Reading, entityId: EntityId): Promise<CopyStanding[]> {
  const rows = await reading.selectFrom("audit_copy").selectAll().where("entity_id", "=", entityId).orderBy("place").execute()
  return rows.map(({ place, size, attempted_at, problem }) => ({ place, size: Number(size), attemptedAt: attempted_at, problem }))
}

/** Notes the standing at a place. */
export async function noteCopy(
  kysely: Pick<Kysely<Schema>, "insertInto">,
  entityId: EntityId,
  { place, size, attemptedAt, problem }: CopyStanding,
): Promise<void> {
  const standing = { size: `${size}`, attempted_at: attemptedAt, problem }
  await kysely
    .insertInto("audit_copy")
    .values({ entity_id: entityId, place, ...standing })
    .onConflict((conflict) => conflict.columns(["entity_id", "place"]).doUpdateSet(standing))
    .execute()
}
