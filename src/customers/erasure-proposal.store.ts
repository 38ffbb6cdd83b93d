import { sql } from "kysely"
import type { Reading, Writing } from "../runtime/database.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { ErasureProposal } from "./erasure-standing.ts"

/** The proposal that waits for a second person, expired or not. */
export async function loadErasureProposal(reading: Reading, entityId: EntityId, customerId: Id): Promise<ErasureProposal | undefined> {
  return reading
    .selectFrom("customer_erasure")
    .select(["erasure_id as erasureId", "proposed_by as proposedBy", "proposed_at as proposedAt", "expires_at as expiresAt"])
    .where("entity_id", "=", entityId)
    .where("customer_id", "=", customerId)
    .where("approved_at", "is", null)
    .executeTakeFirst()
}

/** Puts a proposal on record. It takes the place of one that has expired; refuses while one waits. */
export async function addErasureProposal(
  writing: Writing,
  entityId: EntityId,
  { customerId, proposal }: { customerId: Id; proposal: ErasureProposal },
): Promise<void> {
  const { erasureId, proposedBy, proposedAt, expiresAt } = proposal
  const added = await sql`
    insert into customer_erasure (entity_id, erasure_id, customer_id, proposed_by, proposed_at, expires_at)
    values (${entityId}, ${erasureId}, ${customerId}, ${proposedBy}, ${proposedAt}, ${expiresAt})
    on conflict (entity_id, customer_id) where approved_at is null do update set erasure_id = excluded.erasure_id,
      proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at, expires_at = excluded.expires_at
    where customer_erasure.expires_at <= excluded.proposed_at`.execute(writing)
  if (added.numAffectedRows !== 1n) throw refuse("customer.erasure_proposed", { customerId })
}

/** Marks a waiting proposal as approved. Refuses one that was approved, replaced or expired meanwhile. */
export async function approveErasureProposal(
  writing: Writing,
  entityId: EntityId,
  { erasureId, by, at }: { erasureId: Id; by: Id; at: Instant },
): Promise<void> {
  const { numUpdatedRows } = await writing
    .updateTable("customer_erasure")
    .set({ approved_by: by, approved_at: at })
    .where("entity_id", "=", entityId)
    .where("erasure_id", "=", erasureId)
    .where("proposed_by", "<>", by)
    .where("approved_at", "is", null)
    .where("expires_at", ">", at)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw refuse("customer.erasure_not_proposed", { erasureId })
}
