import type { Pool, QueryResultRow } from "pg"

/**
 * One data-modifying statement of a room, to be run together with others in a single round trip and transaction.
 * `text` counts its own values from $1 and may end in `returning`.
 */
export interface StatementPart {
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
}

/** Composed texts by the names of their parts. A statement's own name is short, since PostgreSQL keeps 63 characters of it. */
const composed = new Map<string, { readonly name: string; readonly text: string }>()

/**
 * Runs the parts as one statement, hence in one transaction with one commit. Answers the row that `returning`
 * describes: an expression over the parts by name, such as `(select owner_id from opened_case)`.
 */
export async function runAsOne<R extends QueryResultRow>(pool: Pool, parts: readonly StatementPart[], returning: string): Promise<R> {
  const names = parts.map((part) => part.name).join("+")
  const statement = composed.get(names) ?? { name: `as_one_${composed.size}`, text: compose(parts, returning) }
  composed.set(names, statement)
  const { rows } = await pool.query<R>({ ...statement, values: parts.flatMap((part) => part.values) })
  const row = rows[0]
  if (row === undefined) throw new Error("A composed statement answered no row")
  return row
}

function compose(parts: readonly StatementPart[], returning: string): string {
  let before = 0
  const members = parts.map((part) => {
    const offset = before
    before += part.values.length
    return `${part.name} as (${part.text.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + offset}`)})`
  })
  return `with ${members.join(",\n")}\nselect ${returning}`
}
