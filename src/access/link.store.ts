import type { Reading, Writing } from "../runtime/database.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { newToken, tokenDigest } from "./credential.store.ts"
import type { OneTimeLink } from "./judge-link.ts"
import type { Token } from "./parse-token.ts"

export interface NewLink extends Pick<OneTimeLink, "purpose" | "userId" | "expiresAt"> {
  readonly entityId: EntityId
  readonly createdAt: Instant
}

/** Makes a one-time link and retires those it replaces: the same purpose for the same person. Answers the token, which is not stored. */
export async function addLink(writing: Writing, link: NewLink): Promise<string> {
  const { entityId, purpose, userId, createdAt, expiresAt } = link
  await writing
    .updateTable("one_time_link")
    .set({ used_at: createdAt })
    .where("entity_id", "=", entityId)
    .where("purpose", "=", purpose)
    .where("user_id", "is not distinct from", userId)
    .where("used_at", "is", null)
    .execute()
  const token = newToken(entityId)
  await writing
    .insertInto("one_time_link")
    .values({
      entity_id: entityId,
      link_hash: tokenDigest(token),
      purpose,
      user_id: userId,
      created_at: createdAt,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute()
  return token
}

/** The entity that the pending setup link will found; undefined when there is none. */
export async function findEntityToFound(reading: Reading): Promise<EntityId | undefined> {
  const row = await reading
    .selectFrom("one_time_link")
    .select("entity_id")
    .where("purpose", "=", "setup")
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst()
  return row?.entity_id
}

export async function findLink(reading: Reading, { entityId, text }: Token): Promise<OneTimeLink | undefined> {
  const row = await reading
    .selectFrom("one_time_link")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("link_hash", "=", tokenDigest(text))
    .executeTakeFirst()
  return row === undefined ? undefined : { purpose: row.purpose, userId: row.user_id, expiresAt: row.expires_at, usedAt: row.used_at }
}

/** Takes the link out of use, once: false when it was out of use already. Two people with the same link wait for each other here. */
export async function takeLink(writing: Writing, { entityId, text }: Token, usedAt: Instant): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("one_time_link")
    .set({ used_at: usedAt })
    .where("entity_id", "=", entityId)
    .where("link_hash", "=", tokenDigest(text))
    .where("used_at", "is", null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/**
 * Makes founders wait for each other, whichever firm their link would found: two servers that start at the same moment
 * may print one link each. Whoever comes second then finds the firm founded.
 */
export async function lockSetupLinks(writing: Writing): Promise<void> {
  await writing
    .selectFrom("one_time_link")
    .select("link_hash")
    .where("purpose", "=", "setup")
    .orderBy("entity_id")
    .orderBy("link_hash")
    .forUpdate()
    .execute()
}
