import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { sql } from "kysely"
import { expect, test } from "vitest"
import { freshDatabase } from "../../test/fresh-database.ts"

/*
 * What a PostgreSQL that is spread over several machines asks of a schema: rows are placed by the first column of their
 * keys, and a lock belongs to a transaction, never to a connection that a pooler may hand to somebody else.
 */

const source = fileURLToPath(new URL("..", import.meta.url))

test("every primary key, unique key and unique index begins with entity_id", async () => {
  const { kysely } = await freshDatabase()
  const { rows } = await sql<{ name: string; first: string | null }>`
    select index.indexrelid::regclass::text as name, attribute.attname as first
    from pg_index index
    join pg_class class on class.oid = index.indrelid and class.relnamespace = 'public'::regnamespace
    left join pg_attribute attribute on attribute.attrelid = index.indrelid and attribute.attnum = index.indkey[0]
    where index.indisunique`.execute(kysely)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ first }) => first !== "entity_id")).toEqual([])
})

test("every table has a primary key", async () => {
  const { kysely } = await freshDatabase()
  const { rows } = await sql<{ name: string }>`
    select oid::regclass::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not exists (select from pg_index where indrelid = pg_class.oid and indisprimary)`.execute(kysely)
  expect(rows).toEqual([])
})

test("ids are made by us: no sequence and no identity column hands them out", async () => {
  const { kysely } = await freshDatabase()
  const { rows } = await sql<{ name: string }>`
    select oid::regclass::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S'`.execute(kysely)
  expect(rows).toEqual([])
})

test("no code of ours takes an advisory lock that outlives its transaction", () => {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts"),
  )
  const holders = files.filter((file) => /pg_(try_)?advisory_(lock|unlock)/.test(readFileSync(`${source}/${file}`, "utf8")))
  expect(files.length).toBeGreaterThan(0)
  expect(holders).toEqual([])
})
