import type { House } from "../../src/house.ts"

/** Barriers before entries of a sanctions list: whoever stores the list stands still at each until it is lifted. */
export interface Stops {
  /** Lets the storing go on to the next barrier, or to its end after the last. */
  lift(): Promise<void>
  /** Lifts what is left and takes the barriers away. */
  end(): Promise<void>
}

/**
 * Stops the storing of a list before each of these entries, in their order, so that what is shown meanwhile can be looked at
 * for as long as it takes. The barriers are locks of the database, held by a connection of the test's own. One reading at a
 * time may be stopped.
 */
export async function stopAtEntries({ parts }: House, entryIds: readonly string[]): Promise<Stops> {
  const { pool } = parts.database
  const holder = await pool.connect()
  const closed = entryIds.map(Number)
  await pool.query(`
    create function stand_still() returns trigger language plpgsql as
      'begin perform pg_advisory_xact_lock(new.entry_id::bigint); return new; end';
    create trigger stand_still before insert on sanctions_entry for each row
      when (new.entry_id in (${closed.map((id) => `'${id}'`).join(", ")})) execute function stand_still()`)
  for (const id of closed) await holder.query("select pg_advisory_lock($1)", [id])
  const lift = async () => void (await holder.query("select pg_advisory_unlock($1)", [closed.shift()]))
  return {
    lift,
    async end() {
      while (closed.length > 0) await lift()
      holder.release()
      await pool.query("drop function stand_still cascade")
    },
  }
}
