import type { Pool } from "pg"
import type { Database } from "./database.ts"
import { openTogether } from "./together.ts"

/**
 * One row that a room inserts, to be written together with others in a single round trip and commit. Parts of one name
 * share `into` and `row`; rows of one statement are inserted in no order that anybody may lean on.
 */
export interface InsertPart {
  /** Name of the part in the statement, and of what it answers. */
  readonly name: string
  /** Table, with its columns where not all are given: `outbox (entity_id, event_id)`. */
  readonly into: string
  /** Values from $1: `($1, $2, now())`. */
  readonly row: string
  readonly values: readonly unknown[]
  /** Columns to answer: `case_id, owner_id`. */
  readonly returning?: string
}

/** What a write answered: rows by the name of their part. Rows of other writes of the same statement stand among them; pick by id. */
export type Answered = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

/** Two lanes keep both the database and this process at work; a batch beyond sixteen waits longer than it saves. */
const gathering = { lanes: 2, most: 16 }

const queues = new WeakMap<Pool, (parts: readonly InsertPart[]) => Promise<Answered>>()

/**
 * Inserts all parts or none. Writes that meet go together in one statement and one commit; a write that is refused,
 * by a key that exists for instance, is refused alone.
 */
export function insertTogether({ pool, observer }: Pick<Database, "pool" | "observer">, parts: readonly InsertPart[]): Promise<Answered> {
  const queue =
    queues.get(pool) ??
    openTogether(
      async (writes: readonly (readonly InsertPart[])[]) => Array<Answered>(writes.length).fill(await insertAsOne(pool, writes.flat())),
      { ...gathering, counted: { queue: "insert", observer } },
    )
  queues.set(pool, queue)
  return queue(parts)
}

/** Composed texts by the names and numbers of their rows. A statement's own name is short, since PostgreSQL keeps 63 characters of it. */
const composed = new Map<string, { readonly name: string; readonly text: string }>()

async function insertAsOne(pool: Pool, parts: readonly InsertPart[]): Promise<Answered> {
  const groups = [...Map.groupBy(parts, ({ name }) => name)]
  const key = groups.map(([name, rows]) => `${name} ${rows.length}`).join("+")
  const statement = composed.get(key) ?? { name: `as_one_${composed.size}`, text: compose(groups) }
  composed.set(key, statement)
  const values = groups.flatMap(([, rows]) => rows.flatMap((row) => row.values))
  const { rows } = await pool.query<{ answered: Answered }>({ ...statement, values })
  const row = rows[0]
  if (row === undefined) throw new Error("A composed statement answered no row")
  return row.answered
}

function compose(groups: readonly (readonly [string, readonly InsertPart[]])[]): string {
  let before = 0
  const members = groups.map(([name, rows]) => {
    const values = rows.map(({ row, values: own }) => {
      const offset = before
      before += own.length
      return row.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + offset}`)
    })
    const { into, returning } = rows[0] as InsertPart
    return `${name} as (insert into ${into} values ${values.join(", ")}${returning === undefined ? "" : ` returning ${returning}`})`
  })
  const answers = groups
    .filter(([, rows]) => rows[0]?.returning !== undefined)
    .map(([name]) => `'${name}', (select json_agg(${name}) from ${name})`)
  return `with ${members.join(",\n")}\nselect json_build_object(${answers.join(", ")}) as answered`
}
