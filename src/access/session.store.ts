import type { Database, PersonalReading, Writing } from "../runtime/database.ts"
import { hotPath, openTogether } from "../runtime/together.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { Principal } from "./access.ts"
import { newToken, tokenDigest } from "./credential.store.ts"
import type { SessionTimes } from "./judge-session.ts"
import type { Token } from "./parse-token.ts"
import { openAccountAgain } from "./personal-account.store.ts"

/** A session that has just begun. The token is known to nobody but its bearer. */
export interface OpenedSession {
  readonly token: string
  readonly openedAt: Instant
  readonly expiresAt: Instant
}

/** How somebody showed who they are. */
export const sessionMethods = ["password", "link", "passkey", "provider", "demonstration"] as const
export type SessionMethod = (typeof sessionMethods)[number]

/** Begins a session of the person and answers its token. */
export async function openSession(
  writing: Writing,
  user: { entityId: EntityId; userId: Id },
  { method, ...times }: { openedAt: Instant; expiresAt: Instant; method: SessionMethod },
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
      method,
    })
    .execute()
  return { token, ...times }
}

interface SessionRow {
  /** Null where there is no such session. */
  user_id: Id | null
  disabled_at: Instant | null
  personal: Buffer | null
  language: Principal["language"]
  roles: Principal["roles"]
  is_demonstration: boolean
  last_seen_at: Instant
  expires_at: Instant
}

/** One row for each token asked for, in the order asked; without a user where there is no such session. */
const findStatement = {
  name: "access.find_session",
  text: `select s.user_id, u.disabled_at, s.last_seen_at, s.expires_at, u.personal, u.language, u.roles, e.is_demonstration
    from unnest($1::uuid[], $2::bytea[]) with ordinality as a (entity_id, session_hash, number)
    left join session s on s.entity_id = a.entity_id and s.session_hash = a.session_hash and s.closed_at is null
    left join user_account u on u.entity_id = s.entity_id and u.user_id = s.user_id
    left join entity e on e.entity_id = s.entity_id
    order by a.number`,
}

const queues = new WeakMap<Database["pool"], (token: Token) => Promise<FoundSession | undefined>>()

/** Whose session it is, as the person stands now; its times are the caller's to judge. */
export type FoundSession = SessionTimes & { readonly principal: Principal }

/** Undefined when the session was closed or never was, or the person is disabled. Every request passes here; those of the same moment are answered together. */
export function findSession(database: Database, token: Token): Promise<FoundSession | undefined> {
  const { pool, observer } = database
  const counted = { queue: "session", observer }
  const queue = queues.get(pool) ?? openTogether((tokens: readonly Token[]) => findSessions(database, tokens), { ...hotPath, counted })
  queues.set(pool, queue)
  return queue(token)
}

async function findSessions({ pool, kysely }: Database, tokens: readonly Token[]): Promise<readonly (FoundSession | undefined)[]> {
  const values = [tokens.map(({ entityId }) => entityId), tokens.map(({ text }) => tokenDigest(text))]
  const { rows } = await pool.query<SessionRow>({ ...findStatement, values })
  return Promise.all(rows.map((row, index) => foundSession(kysely, row, tokens[index]?.entityId)))
}

async function foundSession(reading: PersonalReading, row: SessionRow, entityId: EntityId | undefined): Promise<FoundSession | undefined> {
  if (entityId === undefined || row.user_id === null || row.disabled_at !== null) return undefined
  const { user_id: userId, personal, language, roles } = row
  const { login, displayName } = await openAccountAgain(reading, entityId, { userId, personal })
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
