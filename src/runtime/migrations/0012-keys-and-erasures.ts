import { type Kysely, sql } from "kysely"

/**
 * Changes of the key-encryption key and of the index keys, with who holds which key; erasures that wait for a second person;
 * salts of the audit log that are sealed like the rest; and the request that left an event in the outbox.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table key_change (
    entity_id uuid primary key references entity, custody_id uuid not null, started_by uuid not null, started_at timestamptz not null,
    finished_at timestamptz)`,
  `create table key_holder (
    entity_id uuid not null references entity, node_id uuid not null, custody_ids uuid[] not null, seen_at timestamptz not null,
    primary key (entity_id, node_id))`,
  "alter table data_key drop constraint data_key_purpose_check, add check (purpose in ('seal', 'index', 'next_index'))",
  `create table index_rotation (
    entity_id uuid primary key references entity, started_by uuid not null, started_at timestamptz not null, round int not null,
    round_began_at timestamptz not null, stage text not null, after_row uuid, done bigint not null, total bigint not null,
    finished_at timestamptz)`,
  `create table customer_erasure (
    entity_id uuid not null, erasure_id uuid not null, customer_id uuid not null, proposed_by uuid not null,
    proposed_at timestamptz not null, expires_at timestamptz not null, approved_by uuid, approved_at timestamptz,
    primary key (entity_id, erasure_id), foreign key (entity_id, customer_id) references customer)`,
  "create unique index one_waiting_erasure on customer_erasure (entity_id, customer_id) where approved_at is null",
  "alter table audit_opening alter salt drop not null, add sealed bytea, add check ((salt is null) <> (sealed is null))",
  "create index audit_opening_unsealed on audit_opening (entity_id, entry_id) where salt is not null",
  "alter table outbox add correlation_id uuid",
]
