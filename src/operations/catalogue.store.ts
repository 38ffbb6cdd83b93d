import pg, { type Client } from "pg"
import { OperatorProblem } from "../runtime/operator-problem.ts"
import { type CataloguedTable, orderTables } from "./order-tables.ts"

/** Opens one connection for work that takes as long as it takes. Throws an OperatorProblem, without the password, where nobody answers. */
export async function openLongConnection(databaseUrl: string): Promise<Client> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "shekara backup", keepAlive: true })
  // A connection that breaks fails the query that is under way; the event beside it would end the process.
  client.on("error", () => undefined)
  try {
    await client.connect()
  } catch (cause) {
    const { hostname, pathname } = new URL(databaseUrl)
    throw new OperatorProblem(
      `The database ${pathname.slice(1)} on ${hostname} does not answer or does not let us in.\nCheck that it runs and that DATABASE_URL is right.`,
      cause,
    )
  }
  return client
}

/** Every table of the house as the database itself lists them, each after those it refers to. */
export async function listTables(client: Client): Promise<CataloguedTable[]> {
  const { rows } = await client.query<CataloguedTable>(`
    select c.relname::text as table,
      (select array_agg(attname::text order by attnum) from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      (select coalesce(array_agg(distinct other.relname::text), '{}') from pg_constraint k join pg_class other on other.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as references
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by c.relname`)
  return orderTables(rows)
}

/** Counters of the database's own, and where they stand. Those never used are left out. */
export async function listSequences(client: Client): Promise<{ sequence: string; value: string }[]> {
  const { rows } = await client.query<{ sequence: string; value: string }>(
    "select sequencename::text as sequence, last_value::text as value from pg_sequences where schemaname = 'public' and last_value is not null order by 1",
  )
  return rows
}

/** Names of the migrations that made the tables, oldest first; none where no house was ever opened. */
export async function listMigrations(client: Client): Promise<string[]> {
  const { rows: tables } = await client.query("select to_regclass('migrations.kysely_migration') as found")
  if (tables[0]?.found === null) return []
  const { rows } = await client.query<{ name: string }>("select name from migrations.kysely_migration order by name")
  return rows.map(({ name }) => name)
}

/** Whether nothing was ever made in a database, by us or by anybody. */
export async function isEmpty(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(`
    select from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') limit 1`)
  return rowCount === 0
}
