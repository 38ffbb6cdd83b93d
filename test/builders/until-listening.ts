import { expect } from "vitest"
import type { Database } from "../../src/runtime/database.ts"

/** Waits until somebody on the database has begun to listen to the channel, so that no hint from now on is missed. */
export async function untilListening({ pool }: Pick<Database, "pool">, channel: "outbox" | "screening_list"): Promise<void> {
  const statement = "select from pg_stat_activity where datname = current_database() and query = $1 and state = 'idle'"
  await expect.poll(async () => (await pool.query(statement, [`listen ${channel}`])).rowCount).toBe(1)
}
