import type { Database } from "../runtime/database.ts"
import type { Instant } from "../vocabulary/instant.ts"

/** Names of the migrations that made the tables, oldest first. */
export async function readAppliedMigrations({ pool }: Pick<Database, "pool">): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>("select name from migrations.kysely_migration order by name")
  return rows.map(({ name }) => name)
}

/**
 * How long ago each list in force was confirmed, over all firms: the oldest of each list. A firm without any list
 * makes the answer empty, since nothing of its can be released.
 */
export async function readListAges(
  { pool }: Pick<Database, "pool">,
  now: Instant,
): Promise<readonly { readonly list: string; readonly ageHours: number }[] | "no_firm"> {
  const { rows } = await pool.query<{ list: string | null; ageHours: number }>({
    name: "readiness-lists",
    text: `select l.list, max(extract(epoch from $1::timestamptz - l.confirmed_at) / 3600)::float8 as "ageHours"
      from entity e left join sanctions_list l on l.entity_id = e.entity_id and l.state = 'active' group by l.list order by l.list`,
    values: [now],
  })
  if (rows.length === 0) return "no_firm"
  if (rows.some(({ list }) => list === null)) return []
  return rows.map(({ list, ageHours }) => ({ list: String(list), ageHours }))
}
