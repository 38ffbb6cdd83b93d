import { type Selectable, sql } from "kysely"
import type { Reading, Writing } from "../runtime/database.ts"
import type { Schema } from "../runtime/schema.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"

/** A proposal to give somebody's account back to them, who has lost what they prove themselves by. */
export interface Recovery {
  readonly recoveryId: Id
  readonly userId: Id
  readonly proposedBy: Id
  readonly proposedAt: Instant
  readonly expiresAt: Instant
}

/** Puts a proposal on record, in place of one about the same person that still waits. */
export async function addRecovery(writing: Writing, entityId: EntityId, recovery: Recovery): Promise<void> {
  const { recoveryId, userId, proposedBy, proposedAt, expiresAt } = recovery
  await writing
    .deleteFrom("account_recovery")
    .where("entity_id", "=", entityId)
    .where("user_id", "=", userId)
    .where("approved_at", "is", null)
    .execute()
  await writing
    .insertInto("account_recovery")
    .values({
      entity_id: entityId,
      recovery_id: recoveryId,
      user_id: userId,
      proposed_by: proposedBy,
      proposed_at: proposedAt,
      expires_at: expiresAt,
      approved_by: null,
      approved_at: null,
    })
    .execute()
}

/** Proposals that wait for a second administrator, newest first. */
export async function listWaitingRecoveries(reading: Reading, entityId: EntityId, now: Instant): Promise<Recovery[]> {
  const rows = await reading
    .selectFrom("account_recovery")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("approved_at", "is", null)
    .where("expires_at", ">", now)
    .orderBy("recovery_id", "desc")
    .execute()
  return rows.map(recoveryOf)
}

/** Marks a waiting proposal as approved. False when it was approved, replaced or expired meanwhile. */
export async function approveWaiting(
  writing: Writing,
  { entityId, recoveryId }: { entityId: EntityId; recoveryId: Id },
  by: { userId: Id; at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("account_recovery")
    .set({ approved_by: by.userId, approved_at: by.at })
    .where("entity_id", "=", entityId)
    .where("recovery_id", "=", recoveryId)
    .where("approved_at", "is", null)
    .where("expires_at", ">", by.at)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Takes away all that the person proved themselves by: password, identity at the provider, authenticator app, recovery codes, passkeys. False for somebody disabled. */
export async function forgetProofs(writing: Writing, { entityId, userId }: { entityId: EntityId; userId: Id }): Promise<boolean> {
  for (const table of ["recovery_code", "one_time_code", "passkey"] as const)
    await writing.deleteFrom(table).where("entity_id", "=", entityId).where("user_id", "=", userId).execute()
  const { numUpdatedRows } = await writing
    .updateTable("user_account")
    .set({
      password_hash: null,
      provider_index: null,
      provider_identity: null,
      failed_attempts: 0,
      locked_until: null,
      version: sql<number>`version + 1`,
    })
    .where("entity_id", "=", entityId)
    .where("user_id", "=", userId)
    .where("disabled_at", "is", null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

function recoveryOf(row: Selectable<Schema["account_recovery"]>): Recovery {
  const { recovery_id: recoveryId, user_id: userId, proposed_by: proposedBy, proposed_at: proposedAt, expires_at: expiresAt } = row
  return { recoveryId, userId, proposedBy, proposedAt, expiresAt }
}
