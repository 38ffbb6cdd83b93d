import { type Kysely, sql } from "kysely"

const statements = [
  "alter table one_time_code add unsealed jsonb",
  "update one_time_code set unsealed = jsonb_build_object('secret', translate(encode(secret, 'base64'), E'\\n', ''))",
  "alter table one_time_code drop secret",
  "alter table one_time_code add secret bytea, add check ((secret is null) = (unsealed is not null))",
  "create index one_time_code_unsealed on one_time_code (entity_id, user_id) where unsealed is not null",
  ...namesOf("passkey", "passkey_id"),
  ...namesOf("api_key", "key_id"),
]

/**
 * Secrets of authenticator apps, and the names that people gave to keys and passkeys, sealed like everything else about
 * them. What stood in clear waits in `unsealed` for the first start that has the key. A passkey is sealed in a place of
 * its own, for which it gets an id of ours; the authenticator's is text of any length.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  const passkeyId = "alter table passkey add passkey_id uuid not null default gen_random_uuid()"
  const onlyOurs = ["alter table passkey alter passkey_id drop default", "alter table passkey add unique (entity_id, passkey_id)"]
  for (const statement of [passkeyId, ...onlyOurs, ...statements]) await sql.raw(statement).execute(database)
}

function namesOf(table: string, rowId: string): string[] {
  return [
    `alter table ${table} add unsealed jsonb`,
    `update ${table} set unsealed = jsonb_build_object('name', name)`,
    `alter table ${table} drop name`,
    `alter table ${table} add name bytea, add check ((name is null) = (unsealed is not null))`,
    `create index ${table}_unsealed on ${table} (entity_id, ${rowId}) where unsealed is not null`,
  ]
}
