import { hash as digest } from "node:crypto"
import { sql } from "kysely"
import type { Database, Reading, Writing } from "../runtime/database.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { Attempts } from "./judge-attempts.ts"

/** Whose failures are counted. Of the word itself only a digest is kept. */
export interface Metered {
  readonly entityId: EntityId
  readonly kind: "address" | "login"
  readonly word: string
}

export type Meter = Attempts & { readonly since: Instant }

export async function findMeter(reading: Reading, { entityId, kind, word }: Metered): Promise<Meter | undefined> {
  const row = await reading
    .selectFrom("sign_in_meter")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("kind", "=", kind)
    .where("key_digest", "=", digestOf(word))
    .executeTakeFirst()
  return row === undefined ? undefined : { failedAttempts: row.failed_attempts, since: row.since, lockedUntil: row.locked_until }
}

/** Counts one more failure of a login that nobody has, and answers how many there are now. */
export async function countUnknownLogin(writing: Writing, { entityId, kind, word }: Metered, now: Instant): Promise<number> {
  const row = await writing
    .insertInto("sign_in_meter")
    .values({ entity_id: entityId, kind, key_digest: digestOf(word), failed_attempts: 1, since: now, locked_until: null })
    .onConflict((conflict) =>
      conflict
        .columns(["entity_id", "kind", "key_digest"])
        .doUpdateSet({ since: now, failed_attempts: sql<number>`sign_in_meter.failed_attempts + 1` }),
    )
    .returning("failed_attempts")
    .executeTakeFirstOrThrow()
  return row.failed_attempts
}

/** Locks a login that nobody has, as an account would be, and starts the count anew for afterwards. */
export async function lockUnknownLogin(writing: Writing, { entityId, kind, word }: Metered, lockedUntil: Instant): Promise<void> {
  await writing
    .updateTable("sign_in_meter")
    .set({ locked_until: lockedUntil, failed_attempts: 0 })
    .where("entity_id", "=", entityId)
    .where("kind", "=", kind)
    .where("key_digest", "=", digestOf(word))
    .execute()
}

const countStatement = {
  name: "access.count_failed_address",
  text: `insert into sign_in_meter as m (entity_id, kind, key_digest, failed_attempts, since) values ($1, $2, $3, 1, $4)
    on conflict (entity_id, kind, key_digest) do update set
      failed_attempts = case when m.since <= $5 then 1 else m.failed_attempts + 1 end,
      since = case when m.since <= $5 then excluded.since else m.since end
    returning failed_attempts`,
}

/**
 * Counts one more failure of an address in its window, which begins anew where it began before `windowFrom`, and answers
 * how many there are now. Only a tally: the sign-in that was refused has its own audit entry.
 */
export async function countFailedAddress(
  { pool }: Database,
  { entityId, kind, word }: Metered,
  { now, windowFrom }: { now: Instant; windowFrom: Instant },
): Promise<number> {
  const values = [entityId, kind, digestOf(word), now, windowFrom]
  const { rows } = await pool.query<{ failed_attempts: number }>({ ...countStatement, values })
  return rows[0]?.failed_attempts ?? Number.POSITIVE_INFINITY
}

function digestOf(word: string): Buffer {
  return digest("sha256", word, "buffer")
}
