import { type Kysely, sql } from "kysely"

/** What watches the house asks every few seconds, and may not read whole tables for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index outbox_dead on outbox (entity_id, event_id) where dead_at is not null`.execute(db)
  await sql`create index session_open on session (entity_id, expires_at) where closed_at is null`.execute(db)
}
