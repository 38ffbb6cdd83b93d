import { type Kysely, sql } from "kysely"

/** The tables of the first house: access, customers, lists, transfers and their decisions, cases, audit, outbox. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const access = `
create table entity (
  entity_id uuid primary key, name text not null, country char(2) not null, is_demonstration boolean not null, created_at timestamptz not null);
create table user_account (
  entity_id uuid not null references entity, user_id uuid not null, login text not null, display_name text not null, language text not null,
  roles text[] not null, password_hash text, failed_attempts int not null default 0, locked_until timestamptz, disabled_at timestamptz,
  created_at timestamptz not null, version int not null default 1,
  primary key (entity_id, user_id), unique (entity_id, login));
create index user_account_by_login on user_account (login);
create table session (
  entity_id uuid not null, session_hash bytea not null, user_id uuid not null, opened_at timestamptz not null,
  last_seen_at timestamptz not null, expires_at timestamptz not null, closed_at timestamptz,
  primary key (entity_id, session_hash), foreign key (entity_id, user_id) references user_account);
create table one_time_link (
  entity_id uuid not null, link_hash bytea not null, purpose text not null check (purpose in ('setup', 'invitation')), user_id uuid,
  created_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz,
  primary key (entity_id, link_hash))`

const customers = `
create table customer (
  entity_id uuid not null references entity, customer_id uuid not null, reference text not null, kind text not null check (kind in ('natural', 'legal')),
  name text not null, country char(2), status text not null check (status in ('onboarding', 'active', 'suspended', 'closed')),
  services text[] not null, wallet_address text, physical_address text, national_id text, birth_date date, birth_place text,
  created_at timestamptz not null, updated_at timestamptz not null, version int not null default 1,
  primary key (entity_id, customer_id), unique (entity_id, reference));
create table rate (
  entity_id uuid not null references entity, rate_id uuid not null, asset text not null, currency char(3) not null, rate numeric(38, 18) not null check (rate > 0),
  source text not null, quoted_at timestamptz not null, recorded_at timestamptz not null,
  primary key (entity_id, rate_id), unique (entity_id, asset, currency, quoted_at, source))`

const lists = `
create table sanctions_list (
  entity_id uuid not null references entity, list_version_id uuid not null, list text not null, title text not null, is_synthetic boolean not null,
  state text not null check (state in ('received', 'active', 'superseded', 'refused')), source_digest bytea not null, entry_count int, name_count int,
  received_by text not null, received_at timestamptz not null, activated_at timestamptz, confirmed_at timestamptz, problem jsonb,
  primary key (entity_id, list_version_id));
create unique index one_active_version_of_a_list on sanctions_list (entity_id, list) where state = 'active';
create table sanctions_file (
  entity_id uuid not null, list_version_id uuid not null, file_name text not null, content bytea not null, sha256 bytea not null,
  primary key (entity_id, list_version_id, file_name), foreign key (entity_id, list_version_id) references sanctions_list);
create table sanctions_entry (
  entity_id uuid not null, list_version_id uuid not null, entry_id text not null, kind text not null, program text not null, entry jsonb not null,
  primary key (entity_id, list_version_id, entry_id), foreign key (entity_id, list_version_id) references sanctions_list)`

const transfers = `
create table transfer (
  entity_id uuid not null, transfer_id uuid not null, idempotency_key text not null, request_digest bytea not null, customer_id uuid not null,
  direction text not null check (direction in ('withdrawal', 'deposit')), asset text not null, units numeric(78, 0) not null check (units > 0),
  other_party jsonb not null, other_wallet_hosting text not null, other_vasp_name text, value_cents numeric(30, 0),
  state text not null check (state in ('held', 'released', 'rejected')), requested_at timestamptz not null, settled_at timestamptz,
  version int not null default 1,
  primary key (entity_id, transfer_id), unique (entity_id, idempotency_key));
create index transfer_held on transfer (entity_id, transfer_id) where state = 'held';
create table decision (
  entity_id uuid not null, decision_id uuid not null, transfer_id uuid not null,
  purpose text not null check (purpose in ('submission', 'amendment', 'release', 'rejection')), outcome text not null check (outcome in ('release', 'hold', 'reject')),
  facts text not null, facts_digest bytea not null, findings text not null, rulebook_digest text not null, code_version text not null, decided_at timestamptz not null,
  primary key (entity_id, decision_id));
create index decision_by_transfer on decision (entity_id, transfer_id, decision_id)`

const cases = `
create table case_file (
  entity_id uuid not null, case_id uuid not null, subject_kind text not null check (subject_kind in ('transfer')), subject_id uuid not null,
  state text not null check (state in ('open', 'prepared', 'closed')), owner_id uuid, opened_at timestamptz not null, due_at timestamptz not null,
  prepared_by uuid, prepared_at timestamptz, preparation jsonb, closed_by uuid, closed_at timestamptz,
  resolution text check (resolution in ('released', 'rejected')), version int not null default 1,
  primary key (entity_id, case_id),
  check ((state = 'prepared') <= (prepared_by is not null)), check ((state = 'closed') = (closed_at is not null)));
create unique index one_open_case_of_a_subject on case_file (entity_id, subject_id) where state <> 'closed';
create index case_file_by_subject on case_file (entity_id, subject_id, case_id);
create index case_file_to_do on case_file (entity_id, due_at, case_id) where state <> 'closed';
create table case_event (
  entity_id uuid not null, case_id uuid not null, event_id uuid not null, kind text not null, actor text not null, occurred_at timestamptz not null, body jsonb not null,
  primary key (entity_id, case_id, event_id));
create table evidence (
  entity_id uuid not null, evidence_id uuid not null, case_id uuid not null, name text not null, media_type text not null, content bytea not null,
  sha256 bytea not null, added_by uuid not null, added_at timestamptz not null,
  primary key (entity_id, evidence_id), foreign key (entity_id, case_id) references case_file);
create index evidence_by_case on evidence (entity_id, case_id, evidence_id)`

const audit = `
create table audit_entry (
  entity_id uuid not null, entry_id uuid not null, recorded_at timestamptz not null, action text not null, actor text not null,
  subject_kind text not null, subject_id text not null, canonical bytea not null, leaf_hash bytea not null,
  primary key (entity_id, entry_id));
create index audit_entry_by_subject on audit_entry (entity_id, subject_id, entry_id);
create table audit_opening (entity_id uuid not null, entry_id uuid not null, salt bytea not null, primary key (entity_id, entry_id));
create table audit_pending (entity_id uuid not null, entry_id uuid not null, primary key (entity_id, entry_id));
create table audit_position (
  entity_id uuid not null, position bigint not null, entry_id uuid not null,
  primary key (entity_id, position), unique (entity_id, entry_id), foreign key (entity_id, entry_id) references audit_entry);
create table audit_lease (
  entity_id uuid primary key, holder uuid not null, fence bigint not null, expires_at timestamptz not null, next_position bigint not null, next_event_position bigint not null);
create function refuse_change() returns trigger language plpgsql as 'begin raise exception ''% is append-only'', tg_table_name; end';
create trigger audit_entry_is_append_only before update or delete or truncate on audit_entry for each statement execute function refuse_change();
create trigger audit_position_is_append_only before update or delete or truncate on audit_position for each statement execute function refuse_change();
create table outbox (
  entity_id uuid not null, event_id uuid not null, topic text not null, payload jsonb not null, created_at timestamptz not null,
  attempts int not null default 0, next_attempt_at timestamptz not null, delivered_at timestamptz, dead_at timestamptz, last_problem text, position bigint,
  primary key (entity_id, event_id));
create index outbox_due on outbox (entity_id, next_attempt_at) where delivered_at is null and dead_at is null;
create index outbox_unplaced on outbox (entity_id, event_id) where position is null;
create unique index outbox_by_position on outbox (entity_id, position) where position is not null`

const statements = [access, customers, lists, transfers, cases, audit]
  .flatMap((group) => group.split(/;\n/))
  .map((statement) => statement.trim())
  .filter((statement) => statement !== "")
