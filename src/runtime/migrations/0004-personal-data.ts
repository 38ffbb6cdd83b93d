import { type Kysely, sql } from "kysely"

/**
 * Data keys, and sealed columns in place of clear ones. A migration holds no key, so what stood in clear goes to `unsealed`
 * beside the row; the first start that has the key seals it from there before the doors open (`seal-old-rows.flow.ts`).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const keys = `
create table data_key (
  entity_id uuid not null references entity, key_id uuid not null, purpose text not null check (purpose in ('seal', 'index')), subject_id uuid,
  wrapped bytea, wrapped_by uuid not null, made_at timestamptz not null, retired_at timestamptz, destroyed_at timestamptz,
  primary key (entity_id, key_id), check ((wrapped is null) = (destroyed_at is not null)), check ((destroyed_at is not null) <= (retired_at is not null)));
create unique index one_current_data_key on data_key (entity_id, subject_id, purpose) nulls not distinct where retired_at is null`

const customers = `
alter table customer add personal bytea, add name_words bytea[] not null default '{}', add erased_at timestamptz, add unsealed jsonb;
update customer set unsealed = jsonb_build_object('name', name, 'walletAddress', wallet_address, 'physicalAddress', physical_address,
  'nationalId', national_id, 'birthDate', birth_date, 'birthPlace', birth_place);
alter table customer drop name, drop wallet_address, drop physical_address, drop national_id, drop birth_date, drop birth_place;
alter table customer add check ((personal is not null)::int + (unsealed is not null)::int + (erased_at is not null)::int = 1);
create index customer_by_name_word on customer using gin (name_words);
create index customer_unsealed on customer (entity_id, customer_id) where unsealed is not null`

const transfers = `
alter table transfer add other_side bytea, add unsealed jsonb;
update transfer set unsealed = jsonb_build_object('otherParty', other_party, 'otherVaspName', other_vasp_name);
alter table transfer drop other_party, drop other_vasp_name, add check ((other_side is null) = (unsealed is not null));
create index transfer_unsealed on transfer (entity_id, transfer_id) where unsealed is not null;
alter table decision add texts bytea, add unsealed jsonb;
update decision set unsealed = jsonb_build_object('facts', facts, 'findings', findings);
alter table decision drop facts, drop findings, add check ((texts is null) = (unsealed is not null));
create index decision_unsealed on decision (entity_id, decision_id) where unsealed is not null`

const cases = `
alter table case_file add data_subject_id uuid, add unsealed jsonb;
update case_file set unsealed = preparation;
update case_file set data_subject_id = t.customer_id from transfer t where t.entity_id = case_file.entity_id and t.transfer_id = case_file.subject_id;
alter table case_file drop preparation;
alter table case_file add preparation bytea;
create index case_file_unsealed on case_file (entity_id, case_id) where unsealed is not null;
alter table case_event add unsealed jsonb;
update case_event set unsealed = body where body <> '{}';
alter table case_event drop body;
alter table case_event add body bytea;
create index case_event_unsealed on case_event (entity_id, event_id) where unsealed is not null;
alter table evidence add unsealed jsonb;
update evidence set unsealed = jsonb_build_object('name', name, 'content', encode(content, 'base64'));
alter table evidence drop name, drop content;
alter table evidence add name bytea, add content bytea;
alter table evidence add check ((name is null) = (unsealed is not null)), add check ((content is null) = (unsealed is not null));
create index evidence_unsealed on evidence (entity_id, evidence_id) where unsealed is not null`

const access = `
alter table user_account add personal bytea, add login_index bytea, add unsealed jsonb;
update user_account set unsealed = jsonb_build_object('login', login, 'displayName', display_name);
alter table user_account drop login, drop display_name;
alter table user_account add unique (entity_id, login_index), add check ((personal is null) = (unsealed is not null)), add check ((login_index is null) = (unsealed is not null));
create index user_account_unsealed on user_account (entity_id, user_id) where unsealed is not null`

const statements = [keys, customers, transfers, cases, access]
  .flatMap((group) => group.split(/;\n/))
  .map((statement) => statement.trim())
  .filter((statement) => statement !== "")
