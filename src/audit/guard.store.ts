import pg from "pg"
import type { Database } from "../runtime/database.ts"

/** What only grows. The database role of the house may read and add here, and nothing else. */
const appendOnly = ["audit_entry", "audit_position", "audit_subtree", "audit_key", "audit_checkpoint"]
const jobSchema = "pgboss"
/** Two processes that start at once would change the same rows of the catalogue. */
const lockKey = 0x73686b72

/**
 * Gives the role of the house the powers it needs and takes from it the others: all that it does to its tables, except that
 * the log only grows. Run by the owner of the tables after every migration. The job queue is a schema of the role's own.
 */
export async function grantHousePowers({ pool }: Pick<Database, "pool">, role: string): Promise<void> {
  const name = pg.escapeIdentifier(role)
  const guarded = appendOnly.join(", ")
  const client = await pool.connect()
  try {
    await client.query(`begin; select pg_advisory_xact_lock(${lockKey});
      grant usage on schema public to ${name};
      grant usage on schema migrations to ${name};
      grant select on all tables in schema migrations to ${name};
      grant select, insert, update, delete on all tables in schema public to ${name};
      revoke update, delete, truncate, references, trigger on ${guarded} from ${name};
      revoke update on audit_opening from ${name};
      grant update (salt, sealed) on audit_opening to ${name};
      create schema if not exists ${jobSchema};
      alter schema ${jobSchema} owner to ${name};
      ${handOverJobs(role)}
      commit`)
  } finally {
    // What failed half-way is rolled back by the end of the connection, which nobody gets again.
    client.release(true)
  }
}

/** Queues that an earlier version, or a restore, made as the owner become the role's. */
function handOverJobs(role: string): string {
  const [owner, schema] = [pg.escapeLiteral(role), pg.escapeLiteral(jobSchema)]
  return `do $hand_over$ declare thing text; begin
    for thing in
      select format('alter table %s owner to %I', oid::regclass, ${owner}) from pg_class
        where relnamespace = to_regnamespace(${schema}) and relkind in ('r', 'p', 'v') and relowner <> ${owner}::regrole
      union all select format('alter function %s owner to %I', oid::regprocedure, ${owner}) from pg_proc
        where pronamespace = to_regnamespace(${schema}) and proowner <> ${owner}::regrole
      union all select format('alter type %s owner to %I', oid::regtype, ${owner}) from pg_type
        where typnamespace = to_regnamespace(${schema}) and typtype = 'e' and typowner <> ${owner}::regrole
    loop execute thing; end loop; end $hand_over$;`
}

/**
 * What the database would let this connection do to the log although nothing should: `update audit_entry`, or `superuser`,
 * or `own audit_entry`, for an owner can switch the guards off. Empty for a role with the powers it needs and no others.
 */
export async function listExcessPowers({ pool }: Pick<Database, "pool">): Promise<string[]> {
  const { rows } = await pool.query<{ isSuperuser: boolean; name: string; isOwner: boolean; verbs: string[] }>(
    `select rolsuper as "isSuperuser", relname as name, pg_has_role(current_user, relowner, 'member') as "isOwner",
       array(select lower(verb) from unnest(array['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) as verb
         where has_table_privilege(current_user, pg_class.oid, verb)) as verbs
     from pg_class join pg_roles on rolname = current_user where pg_class.oid = any (array(select to_regclass('public.' || unnest($1::text[]))))
     order by relname`,
    [appendOnly],
  )
  if (rows.some(({ isSuperuser }) => isSuperuser)) return ["superuser"]
  return rows.flatMap(({ name, isOwner, verbs }) => (isOwner ? [`own ${name}`] : verbs.map((verb) => `${verb} ${name}`)))
}
