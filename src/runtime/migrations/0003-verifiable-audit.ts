import { type Kysely, sql } from "kysely"

/**
 * What makes the log verifiable: hashes of whole subtrees, so that roots and proofs are cheap; the keys and the signed
 * checkpoints, which only grow like the log itself; and how far the copies kept elsewhere have come.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const appendOnly = ["audit_subtree", "audit_key", "audit_checkpoint"]

const statements = [
  `create table audit_subtree (
    entity_id uuid not null, height smallint not null, ordinal bigint not null, hash bytea not null check (octet_length(hash) = 32),
    primary key (entity_id, height, ordinal))`,
  `create table audit_key (
    entity_id uuid not null, ordinal int not null, verifier_key text not null, entry_id uuid not null, recorded_at timestamptz not null,
    primary key (entity_id, ordinal), unique (entity_id, verifier_key), foreign key (entity_id, entry_id) references audit_entry deferrable initially deferred)`,
  `create table audit_checkpoint (
    entity_id uuid not null, size bigint not null check (size > 0), root bytea not null check (octet_length(root) = 32),
    note text not null, made_at timestamptz not null, primary key (entity_id, size))`,
  `create table audit_copy (
    entity_id uuid not null, place text not null, size bigint not null, attempted_at timestamptz not null, problem text,
    primary key (entity_id, place))`,
  ...appendOnly.map(
    (table) =>
      `create trigger ${table}_is_append_only before update or delete or truncate on ${table} for each statement execute function refuse_change()`,
  ),
]
