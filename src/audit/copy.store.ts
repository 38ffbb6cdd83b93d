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

export interface ListedCopy extends CopyStanding {
  readonly madeAt: Instant | null
}

/** How far each place has come. `madeAt`: when the last checkpoint that lies there was signed. */
export async function listCopies(reading: Reading, entityId: EntityId): Promise<ListedCopy[]> {
  const rows = await reading
    .selectFrom("audit_copy")
    .leftJoin("audit_checkpoint", (join) =>
      join.onRef("audit_checkpoint.entity_id", "=", "audit_copy.entity_id").onRef("audit_checkpoint.size", "=", "audit_copy.size"),
    )
    .select(["place", "audit_copy.size", "attempted_at", "problem", "made_at"])
    .where("audit_copy.entity_id", "=", entityId)
    .orderBy("place")
    .execute()
  return rows.map(({ place, size, attempted_at: attemptedAt, problem, made_at: madeAt }) => ({
    place,
    size: Number(size),
    attemptedAt,
    problem,
    madeAt,
  }))
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
