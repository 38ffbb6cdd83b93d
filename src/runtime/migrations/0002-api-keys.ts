import { type Kysely, sql } from "kysely"

/** Keys by which the firm's own systems speak to the API. Of a key only its SHA-256 is kept. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
create table api_key (
  entity_id uuid not null references entity, key_id uuid not null, key_hash bytea not null, name text not null, actions text[] not null,
  issued_by uuid not null, issued_at timestamptz not null, expires_at timestamptz not null, last_used_at timestamptz,
  revoked_by uuid, revoked_at timestamptz,
  primary key (entity_id, key_id), unique (entity_id, key_hash))`.execute(database)
}
