import { type Kysely, sql } from "kysely"

/** How far the newest rotation of an entity's data keys has come, so that whoever is stopped goes on where it was. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table key_rotation (
      entity_id uuid primary key references entity, started_by uuid not null, started_at timestamptz not null, round int not null,
      stage text not null, after_row uuid, done bigint not null, total bigint not null, finished_at timestamptz)`.execute(db)
}
