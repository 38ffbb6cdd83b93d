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

const texts = new Map<string, string>()

/**
 * Runs the parts as one statement, hence in one transaction with one commit. Answers the row that `returning`
 * describes: an expression over the parts by name, such as `(select owner_id from opened_case)`.
 */
export async function runAsOne<R extends QueryResultRow>(pool: Pool, parts: readonly StatementPart[], returning: string): Promise<R> {
  const name = parts.map((part) => part.name).join("+")
  const text = texts.get(name) ?? compose(parts, returning)
  texts.set(name, text)
  const { rows } = await pool.query<R>({ name, text, values: parts.flatMap((part) => part.values) })
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
