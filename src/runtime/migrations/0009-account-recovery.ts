import { type Kysely, sql } from "kysely"

/** Recoveries of accounts: one administrator proposes, another approves. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
create table account_recovery (
  entity_id uuid not null, recovery_id uuid not null, user_id uuid not null, proposed_by uuid not null, proposed_at timestamptz not null,
  expires_at timestamptz not null, approved_by uuid, approved_at timestamptz,
  primary key (entity_id, recovery_id), foreign key (entity_id, user_id) references user_account)`.execute(database)
}
