import type { Pool } from "pg"
import type { Database } from "./database.ts"
import { hotPath, openTogether } from "./together.ts"

/**
 * One row that a room inserts, to be written together with others in a single round trip and commit. Parts of one name
 * share `into` and `row`; rows of one statement are inserted in no order that anybody may lean on.
 */
export interface InsertPart {
  /** Name of the part in the statement, and of what it answers. */
  readonly name: string
  /** Table, with its columns where not all are given: `outbox (entity_id, event_id)`. */
  readonly into: string
  /** What the columns get, values from $1. Each value names its type where it first stands: `$1::uuid, $2::text, now()`. No value is an array. */
  readonly row: string
  readonly values: readonly unknown[]
  /** Columns to answer: `case_id, owner_id`. */
  readonly returning?: string
}

/** What a write answered: rows by the name of their part. Rows of other writes of the same statement stand among them; pick by id. */
export type Answered = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

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
      { ...hotPath, counted: { queue: "insert", observer } },
    )
  queues.set(pool, queue)
  return queue(parts)
}

/** Composed texts by the names of their parts. A statement's own name is short, since PostgreSQL keeps 63 characters of it. */
const composed = new Map<string, { readonly name: string; readonly text: string }>()

async function insertAsOne(pool: Pool, parts: readonly InsertPart[]): Promise<Answered> {
  const groups = [...Map.groupBy(parts, ({ name }) => name)]
  const key = groups.map(([name]) => name).join("+")
  const statement = composed.get(key) ?? { name: `as_one_${composed.size}`, text: compose(groups) }
  composed.set(key, statement)
  const values = groups.flatMap(([, rows]) => columnsOf(rows))
  const { rows } = await pool.query<{ answered: Answered }>({ ...statement, values })
  const row = rows[0]
  if (row === undefined) throw new Error("A composed statement answered no row")
  return row.answered
}

/** Values go as one array for each column, so that one statement, planned once, serves any number of rows. */
function columnsOf(rows: readonly InsertPart[]): unknown[][] {
  return (rows[0] as InsertPart).values.map((_, column) => rows.map(({ values }) => values[column]))
}

function compose(groups: readonly (readonly [string, readonly InsertPart[]])[]): string {
  let arrays = 0
  const members = groups.map(([name, rows]) => {
    const { into, row, values, returning } = rows[0] as InsertPart
    const columns = values.map((_, index) => ({ name: `v${index + 1}`, array: `$${++arrays}::${typeOf(name, row, index + 1)}[]` }))
    const given = `unnest(${columns.map(({ array }) => array).join(", ")}) as given (${columns.map((column) => column.name).join(", ")})`
    const select = `select ${row.replace(/\$(\d+)(::\w+)?/g, "given.v$1")} from ${given}`
    return `${name} as (insert into ${into} ${select}${returning === undefined ? "" : ` returning ${returning}`})`
  })
  const answers = groups
    .filter(([, rows]) => rows[0]?.returning !== undefined)
    .map(([name]) => `'${name}', (select json_agg(${name}) from ${name})`)
  return `with ${members.join(",\n")}\nselect json_build_object(${answers.join(", ")}) as answered`
}

function typeOf(name: string, row: string, number: number): string {
  const type = new RegExp(`\\$${number}::(\\w+)`).exec(row)?.[1]
  if (type === undefined) throw new Error(`The part ${name} does not say of which type its value $${number} is`)
  return type
}
