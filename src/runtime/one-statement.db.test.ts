import fc from "fast-check"
import { expect, test } from "vitest"
import { freshDatabase } from "../../test/fresh-database.ts"
import { type Answered, type InsertPart, insertTogether } from "./one-statement.ts"

type Thing = readonly [number: number, text: string | null, bytes: Buffer | null]

const part = (thing: Thing): InsertPart => ({
  name: "inserted_thing",
  into: "thing (number, twice, text, bytes)",
  row: "$1::int, $1 * 2, $2::text, $3::bytea",
  values: thing,
  returning: "number, twice",
})

async function openThings() {
  const { pool } = await freshDatabase()
  await pool.query("create table thing (number int primary key, twice int not null, text text, bytes bytea)")
  const insert = (thing: Thing): Promise<Answered> => insertTogether({ pool }, [part(thing)])
  const read = async () => (await pool.query<{ text: string; bytes: Buffer }>("select text, bytes from thing order by number")).rows
  return { pool, insert, read }
}

test("whatever is written in one statement is read as it was", async () => {
  const { pool, insert, read } = await openThings()
  const text = fc.oneof(fc.constantFrom("", "NULL", "{}", '\\"', "a,b", "'; --"), fc.string({ unit: "grapheme" }))
  // PostgreSQL keeps no NUL in a text.
  const storable = fc.option(text.map((some) => some.replaceAll("\0", "")))
  const bytes = fc.option(fc.uint8Array({ maxLength: 80 }).map((some) => Buffer.from(some)))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(storable, bytes), { minLength: 1, maxLength: 40 }), async (things) => {
      await pool.query("truncate thing")
      await Promise.all(things.map((thing, number) => insert([number, ...thing])))
      expect((await read()).map((row) => [row.text, row.bytes])).toEqual(things)
    }),
    { numRuns: 25 },
  )
})

test("rows that go together are answered, and one whose key exists is refused alone", async () => {
  const { insert, read } = await openThings()
  await insert([2, "first", null])
  const settled = await Promise.allSettled([1, 2, 3].map((number) => insert([number, "second", null])))
  expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"])
  expect(settled[2]).toMatchObject({ value: { inserted_thing: [{ number: 3, twice: 6 }] } })
  expect((await read()).map((row) => row.text)).toEqual(["second", "first", "second"])
})

test("however many rows go together, the database plans one statement", async () => {
  const { pool, insert } = await openThings()
  for (const many of [1, 2, 7]) await Promise.all(Array.from({ length: many }, (_, index) => insert([many * 10 + index, null, null])))
  expect(pool.totalCount).toBe(1)
  const { rows } = await pool.query<{ count: number }>("select count(*)::int from pg_prepared_statements where name like 'as_one_%'")
  expect(rows).toEqual([{ count: 1 }])
})

test("a part that does not say of which type a value is is a bug", async () => {
  const { pool } = await openThings()
  const untyped = { ...part([1, null, null]), name: "untyped_thing", row: "$1::int, $1 * 2, $2, $3::bytea" }
  await expect(insertTogether({ pool }, [untyped])).rejects.toThrow("which type its value $2 is")
})
