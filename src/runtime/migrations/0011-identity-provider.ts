import { type Kysely, sql } from "kysely"

const statements = [
  // A blind index of issuer and subject: the database alone does not tell who somebody is at the provider.
  "alter table user_account add column provider_index bytea",
  "create unique index user_account_by_provider on user_account (entity_id, provider_index)",
  `create table provider_attempt (
    entity_id uuid not null, attempt_hash bytea not null, purpose text not null check (purpose in ('sign_in', 'proof')),
    user_id uuid, begun_at timestamptz not null, expires_at timestamptz not null, answered_at timestamptz, provider_index bytea,
    primary key (entity_id, attempt_hash))`,
]

/** People's accounts at an identity provider (OpenID Connect), and the attempts of those who were sent there and are awaited back. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database)
}
