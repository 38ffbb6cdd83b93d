import { type Kysely, sql } from "kysely"

/**
 * The firm's legal positions: what it stated about itself, revision by revision, what was concluded from it, and every
 * rulebook that anything was concluded under, so that it can be concluded again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table legal_position (
    entity_id uuid not null references entity, position_id uuid not null, version int not null, created_at timestamptz not null,
    updated_at timestamptz not null, updated_by uuid not null, primary key (entity_id, position_id))`,
  `create table position_revision (
    entity_id uuid not null, revision_id uuid not null, position_id uuid not null, version int not null, statement bytea not null,
    saved_at timestamptz not null, saved_by uuid not null,
    primary key (entity_id, revision_id), unique (entity_id, position_id, version),
    foreign key (entity_id, position_id) references legal_position)`,
  `create table position_assessment (
    entity_id uuid not null, assessment_id uuid not null, position_id uuid not null, version int not null, receipt jsonb not null,
    recorded_at timestamptz not null, recorded_by uuid not null,
    primary key (entity_id, assessment_id), foreign key (entity_id, position_id) references legal_position)`,
  "create index position_assessment_by_position on position_assessment (entity_id, position_id, assessment_id)",
  `create table rulebook_pack (
    entity_id uuid not null references entity, digest text not null, version text not null, files bytea not null,
    kept_at timestamptz not null, primary key (entity_id, digest))`,
]
