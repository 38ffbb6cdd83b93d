import type { Selectable } from "kysely"
import type { Database, PersonalReading, Writing } from "../runtime/database.ts"
import type { Schema } from "../runtime/schema.ts"
import { hotPath, openTogether } from "../runtime/together.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { Action } from "../vocabulary/role.ts"
import { newKeySecret, tokenDigest } from "./credential.store.ts"
import type { KeyTimes } from "./judge-key.ts"
import type { Token } from "./parse-token.ts"
import { openNames, sealName } from "./sealed-name.store.ts"

/** A key by which a system of the firm speaks to the API, without its secret. */
export interface ApiKey extends KeyTimes {
  readonly keyId: Id
  readonly name: string
  readonly actions: readonly Action[]
  readonly issuedBy: Id
  readonly issuedAt: Instant
}

/** Puts a key on record and answers its secret, which is not stored. */
export async function addApiKey(
  writing: Writing,
  entityId: EntityId,
  key: Pick<ApiKey, "keyId" | "name" | "actions" | "issuedBy" | "issuedAt" | "expiresAt">,
): Promise<string> {
  const secret = newKeySecret(entityId)
  const name = await sealName(writing, entityId, { table: "api_key", rowId: key.keyId, name: key.name })
  await writing
    .insertInto("api_key")
    .values({
      entity_id: entityId,
      key_id: key.keyId,
      key_hash: tokenDigest(secret),
      name,
      actions: [...key.actions],
      issued_by: key.issuedBy,
      issued_at: key.issuedAt,
      expires_at: key.expiresAt,
      last_used_at: null,
      revoked_by: null,
      revoked_at: null,
    })
    .execute()
  return secret
}

/** Keys of the firm, newest first, ended ones included, one more than `limit` when there are more. */
export async function listApiKeys(
  reading: PersonalReading,
  entityId: EntityId,
  { cursor, limit }: { cursor?: Id | undefined; limit: number },
): Promise<ApiKey[]> {
  let query = reading.selectFrom("api_key").selectAll().where("entity_id", "=", entityId)
  if (cursor !== undefined) query = query.where("key_id", "<", cursor)
  const rows = await query
    .orderBy("key_id", "desc")
    .limit(limit + 1)
    .execute()
  return keysOf(reading, entityId, rows)
}

export async function findApiKey(reading: PersonalReading, entityId: EntityId, keyId: Id): Promise<ApiKey | undefined> {
  const row = await reading
    .selectFrom("api_key")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("key_id", "=", keyId)
    .executeTakeFirst()
  return row === undefined ? undefined : (await keysOf(reading, entityId, [row]))[0]
}

/** Ends the key for ever. False when it was revoked before. */
export async function endApiKey(
  writing: Writing,
  { entityId, keyId }: { entityId: EntityId; keyId: Id },
  by: { userId: Id; at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("api_key")
    .set({ revoked_by: by.userId, revoked_at: by.at })
    .where("entity_id", "=", entityId)
    .where("key_id", "=", keyId)
    .where("revoked_at", "is", null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A key that was presented, and whether its firm is invented. */
export type PresentedKey = ApiKey & { readonly isDemonstration: boolean }

const findStatement = {
  name: "access.find_api_key",
  text: `select k.*, e.is_demonstration
    from unnest($1::uuid[], $2::bytea[]) with ordinality as a (entity_id, key_hash, number)
    left join api_key k on k.entity_id = a.entity_id and k.key_hash = a.key_hash
    left join entity e on e.entity_id = k.entity_id
    order by a.number`,
}

const queues = new WeakMap<Database["pool"], (token: Token) => Promise<PresentedKey | undefined>>()

/** The key of this secret, whatever became of it. Every request of a machine passes here; those of the same moment are answered together. */
export function findPresentedKey(database: Database, token: Token): Promise<PresentedKey | undefined> {
  const { pool } = database
  const queue = queues.get(pool) ?? openTogether((tokens: readonly Token[]) => findPresentedKeys(database, tokens), hotPath)
  queues.set(pool, queue)
  return queue(token)
}

type PresentedRow = Selectable<Schema["api_key"]> & { is_demonstration: boolean }

async function findPresentedKeys({ pool, kysely }: Database, tokens: readonly Token[]): Promise<readonly (PresentedKey | undefined)[]> {
  const values = [tokens.map(({ entityId }) => entityId), tokens.map(({ text }) => tokenDigest(text))]
  const { rows } = await pool.query<PresentedRow | (PresentedRow & { key_id: null })>({ ...findStatement, values })
  return Promise.all(
    rows.map(async (row) => {
      if (row.key_id === null) return undefined
      const [key] = await keysOf(kysely, row.entity_id, [row])
      return key === undefined ? undefined : { ...key, isDemonstration: row.is_demonstration }
    }),
  )
}

const touchStatement = { name: "access.touch_api_key", text: "update api_key set last_used_at = $3 where entity_id = $1 and key_id = $2" }

/** Notes that the key was used. Like the sighting of a session it changes nothing that anybody did, and leaves no audit entry. */
export async function touchApiKey(
  { pool }: Database,
  { entityId, keyId }: { entityId: EntityId; keyId: Id },
  usedAt: Instant,
): Promise<void> {
  await pool.query({ ...touchStatement, values: [entityId, keyId, usedAt] })
}

async function keysOf(reading: PersonalReading, entityId: EntityId, rows: readonly Selectable<Schema["api_key"]>[]): Promise<ApiKey[]> {
  const named = rows.map((row) => ({ rowId: row.key_id, name: row.name }))
  const names = await openNames(reading, entityId, { table: "api_key", rows: named })
  return rows.map((row, index) => ({
    keyId: row.key_id,
    name: names[index] as string,
    actions: row.actions,
    issuedBy: row.issued_by,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }))
}
