import { type Kysely, sql } from "kysely"

const statements = [
  "alter table session add column method text not null default 'password'",
  "create index session_by_user on session (entity_id, user_id) where closed_at is null",
  `create table sign_in_meter (
    entity_id uuid not null, kind text not null check (kind in ('address', 'login')), key_digest bytea not null,
    failed_attempts int not null, since timestamptz not null, locked_until timestamptz,
    primary key (entity_id, kind, key_digest))`,
]

/** How each session was opened, and the failures of addresses and of logins that nobody has. Of either only a SHA-256 is kept. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database)
}
