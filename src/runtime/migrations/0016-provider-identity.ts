import { type Kysely, sql } from "kysely"

/**
 * The identity that an account is tied to, sealed beside its blind index, so that the index can be worked out under another
 * key. An account tied before gets it at its next sign-in; an answer that is being heard meanwhile has to be brought again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  "alter table user_account add provider_identity bytea, add check (provider_identity is null or provider_index is not null)",
  "alter table provider_attempt drop provider_index, add provider_identity bytea",
]
