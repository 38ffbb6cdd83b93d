import { expect } from "vitest"
import type { Database } from "../../src/runtime/database.ts"

/** Waits until somebody on the database stands before a lock that another holds. */
export async function untilWaiting({ pool }: Pick<Database, "pool">): Promise<void> {
  const statement = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
  await expect.poll(async () => (await pool.query(statement)).rowCount).toBeGreaterThan(0)
}
