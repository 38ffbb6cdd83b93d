import { type Kysely, sql } from "kysely"

const statements = [
  `create table one_time_code (
    entity_id uuid not null, user_id uuid not null, secret bytea not null, created_at timestamptz not null, confirmed_at timestamptz,
    last_step bigint not null default 0,
    primary key (entity_id, user_id), foreign key (entity_id, user_id) references user_account)`,
  `create table recovery_code (
    entity_id uuid not null, user_id uuid not null, code_hash bytea not null, used_at timestamptz,
    primary key (entity_id, user_id, code_hash), foreign key (entity_id, user_id) references user_account)`,
]

/** Codes of an authenticator app (RFC 6238) as second factor, and the recovery codes for whoever loses it. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database)
}
