import type { Database, Writing } from "../runtime/database.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { Principal } from "./access.ts"
import { newToken, tokenDigest } from "./credential.store.ts"
import type { SessionTimes } from "./judge-session.ts"
import type { Token } from "./parse-token.ts"

/** A session that has just begun. The token is known to nobody but its bearer. */
export interface OpenedSession {
  readonly token: string
  readonly openedAt: Instant
  readonly expiresAt: Instant
}

/** Begins a session of the person and answers its token. */
export async function openSession(
  writing: Writing,
  user: { entityId: EntityId; userId: Id },
  times: { openedAt: Instant; expiresAt: Instant },
): Promise<OpenedSession> {
  const token = newToken(user.entityId)
  await writing
    .insertInto("session")
    .values({
      entity_id: user.entityId,
      session_hash: tokenDigest(token),
      user_id: user.userId,
      opened_at: times.openedAt,
      last_seen_at: times.openedAt,
      expires_at: times.expiresAt,
      closed_at: null,
    })
    .execute()
  return { token, ...times }
}

interface SessionRow {
  user_id: Id
  login: string
  display_name: string
  language: Principal["language"]
  roles: Principal["roles"]
  is_demonstration: boolean
  last_seen_at: Instant
  expires_at: Instant
}

const findStatement = {
  name: "access.find_session",
  text: `select s.user_id, s.last_seen_at, s.expires_at, u.login, u.display_name, u.language, u.roles, e.is_demonstration
    from session s
    join user_account u on u.entity_id = s.entity_id and u.user_id = s.user_id
    join entity e on e.entity_id = s.entity_id
    where s.entity_id = $1 and s.session_hash = $2 and s.closed_at is null and u.disabled_at is null`,
}

/** Whose session this is, as the person stands now. Undefined when it was closed or never was; its times are the caller's to judge. Every request passes here. */
export async function findSession(
  { pool }: Database,
  { entityId, text }: Token,
): Promise<(SessionTimes & { principal: Principal }) | undefined> {
  const { rows } = await pool.query<SessionRow>({ ...findStatement, values: [entityId, tokenDigest(text)] })
  const row = rows[0]
  if (row === undefined) return undefined
  const { user_id: userId, login, display_name: displayName, language, roles } = row
  const principal = { entityId, userId, login, displayName, language, roles, ...(row.is_demonstration ? { isDemonstration: true } : {}) }
  return { principal, lastSeenAt: row.last_seen_at, expiresAt: row.expires_at }
}

const touchStatement = {
  name: "access.touch_session",
  text: "update session set last_seen_at = $3 where entity_id = $1 and session_hash = $2 and last_seen_at < $3",
}

/** Notes that the session was seen. The one write of the house without an audit entry: it changes nothing that anybody did. */
export async function touchSession({ pool }: Database, { entityId, text }: Token, seenAt: Instant): Promise<void> {
  await pool.query({ ...touchStatement, values: [entityId, tokenDigest(text), seenAt] })
}

export async function closeSession(writing: Writing, { entityId, text }: Token, closedAt: Instant): Promise<void> {
  await writing
    .updateTable("session")
    .set({ closed_at: closedAt })
    .where("entity_id", "=", entityId)
    .where("session_hash", "=", tokenDigest(text))
    .where("closed_at", "is", null)
    .execute()
}

/** Closes every session of the person, save the one of `except`. */
export async function closeSessionsOf(
  writing: Writing,
  user: { entityId: EntityId; userId: Id },
  { closedAt, except }: { closedAt: Instant; except?: Token },
): Promise<void> {
  let query = writing
    .updateTable("session")
    .set({ closed_at: closedAt })
    .where("entity_id", "=", user.entityId)
    .where("user_id", "=", user.userId)
    .where("closed_at", "is", null)
  if (except !== undefined) query = query.where("session_hash", "<>", tokenDigest(except.text))
  await query.execute()
}
