import type { Reading, Writing } from "../runtime/database.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { SessionMethod } from "./session.store.ts"

/** A session as its owner sees it in a list. */
export interface SessionSeen {
  /** SHA-256 of the token, hex: it names the session and opens nothing. */
  readonly sessionId: string
  readonly method: SessionMethod
  readonly openedAt: Instant
  readonly lastSeenAt: Instant
  readonly expiresAt: Instant
}

const mostListed = 200

/** The sessions of a person that are open now: neither closed, nor expired, nor unseen since `idleSince`. Newest first, at most 200. */
export async function listOpenSessions(
  reading: Reading,
  { entityId, userId }: { entityId: EntityId; userId: Id },
  { now, idleSince }: { now: Instant; idleSince: Instant },
): Promise<SessionSeen[]> {
  const rows = await reading
    .selectFrom("session")
    .select(["session_hash", "method", "opened_at", "last_seen_at", "expires_at"])
    .where("entity_id", "=", entityId)
    .where("user_id", "=", userId)
    .where("closed_at", "is", null)
    .where("expires_at", ">", now)
    .where("last_seen_at", ">", idleSince)
    .orderBy("opened_at", "desc")
    .limit(mostListed)
    .execute()
  return rows.map((row) => ({
    sessionId: row.session_hash.toString("hex"),
    method: row.method,
    openedAt: row.opened_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  }))
}

/** Closes one session of the person. False when there is none by that id, or it was closed before. */
export async function closeSessionById(
  writing: Writing,
  { entityId, userId, sessionId }: { entityId: EntityId; userId: Id; sessionId: string },
  closedAt: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("session")
    .set({ closed_at: closedAt })
    .where("entity_id", "=", entityId)
    .where("user_id", "=", userId)
    .where("session_hash", "=", Buffer.from(sessionId, "hex"))
    .where("closed_at", "is", null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Whether anything of before that time is left to forget. */
export async function hasForgettable(reading: Reading, entityId: EntityId, before: Instant): Promise<boolean> {
  const session = reading.selectFrom("session").select("entity_id").where("entity_id", "=", entityId).where("expires_at", "<", before)
  const link = reading.selectFrom("one_time_link").select("entity_id").where("entity_id", "=", entityId).where("expires_at", "<", before)
  const attempt = reading
    .selectFrom("provider_attempt")
    .select("entity_id")
    .where("entity_id", "=", entityId)
    .where("expires_at", "<", before)
  const meter = reading.selectFrom("sign_in_meter").select("entity_id").where("entity_id", "=", entityId).where("since", "<", before)
  return (await session.unionAll(link).unionAll(attempt).unionAll(meter).limit(1).executeTakeFirst()) !== undefined
}

/** Forgets sessions, links, challenges and attempts that expired before that time, and counts of failures that began before it. */
export async function forgetEnded(writing: Writing, entityId: EntityId, before: Instant): Promise<void> {
  await writing.deleteFrom("session").where("entity_id", "=", entityId).where("expires_at", "<", before).execute()
  await writing.deleteFrom("one_time_link").where("entity_id", "=", entityId).where("expires_at", "<", before).execute()
  await writing.deleteFrom("passkey_challenge").where("entity_id", "=", entityId).where("expires_at", "<", before).execute()
  await writing.deleteFrom("provider_attempt").where("entity_id", "=", entityId).where("expires_at", "<", before).execute()
  await writing.deleteFrom("sign_in_meter").where("entity_id", "=", entityId).where("since", "<", before).execute()
}
