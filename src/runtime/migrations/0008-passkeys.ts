import { type Kysely, sql } from "kysely"

const statements = [
  `create table passkey (
    entity_id uuid not null, credential_id text not null, user_id uuid not null, public_key bytea not null, counter bigint not null,
    name text not null, created_at timestamptz not null, last_used_at timestamptz,
    primary key (entity_id, credential_id), foreign key (entity_id, user_id) references user_account)`,
  "create index passkey_by_user on passkey (entity_id, user_id)",
  `create table passkey_challenge (
    entity_id uuid not null, challenge_id uuid not null, purpose text not null check (purpose in ('registration', 'sign_in', 'decision')),
    user_id uuid, challenge text not null, nonce text, expires_at timestamptz not null,
    primary key (entity_id, challenge_id))`,
]

/** Passkeys (WebAuthn): public keys of people's authenticators, and the challenges that are waiting for an answer. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database)
}
