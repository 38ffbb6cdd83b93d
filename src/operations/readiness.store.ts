import type { Database } from "../runtime/database.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { CopyStanding } from "./readiness.ts"

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

/** How far the copies at each place have come: over all firms that have a checkpoint, the one that is furthest behind. */
export async function readCopyStandings({ pool }: Pick<Database, "pool">, places: readonly string[]): Promise<readonly CopyStanding[]> {
  const { rows } = await pool.query<CopyStanding>({
    name: "readiness-copies",
    text: `select p.place, min(m.made_at) as "madeAt", coalesce(bool_or(coalesce(c.size, 0) < n.size), false) as "isBehind",
        min(c.problem) as problem
      from unnest($1::text[]) p (place)
      left join (select entity_id, max(size) as size from audit_checkpoint group by entity_id) n on true
      left join audit_copy c on c.entity_id = n.entity_id and c.place = p.place
      left join audit_checkpoint m on m.entity_id = c.entity_id and m.size = c.size
      group by p.place order by p.place`,
    values: [places],
  })
  return rows
}
