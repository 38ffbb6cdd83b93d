import { sql } from "kysely"
import { describe, expect, test } from "vitest"
import { freshDatabase } from "../../test/fresh-database.ts"
import { closeDatabase, openDatabase } from "./database.ts"
import { migrate } from "./migrate.ts"
import { OperatorProblem } from "./operator-problem.ts"

describe("migrating", () => {
  test("an empty database receives every migration, in order", async () => {
    const database = await freshDatabase({ isEmpty: true })
    const applied = await migrate(database)
    expect(applied[0]).toBe("0001-first-house")
    expect(applied).toEqual([...applied].sort())
  })

  test("a migrated database receives nothing more", async () => {
    expect(await migrate(await freshDatabase())).toEqual([])
  })

  test("of several processes at once one does the work and all of them succeed", async () => {
    const { url } = await freshDatabase({ isEmpty: true })
    const databases = Array.from({ length: 4 }, () => openDatabase(url))
    const applied = await Promise.all(databases.map(migrate))
    await Promise.all(databases.map(closeDatabase))
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1)
  })

  test("a database that does not answer is named, without its password", async () => {
    const database = openDatabase("postgres://firm:hunter2@127.0.0.1:1/shekara")
    const problem = await migrate(database).catch((cause: Error) => cause)
    await closeDatabase(database)
    expect(problem).toBeInstanceOf(OperatorProblem)
    expect(String(problem)).toContain("127.0.0.1:1")
    expect(String(problem)).not.toContain("hunter2")
  })

  test("the public schema holds nothing of the migrator's", async () => {
    const { kysely } = await freshDatabase()
    const { rows } = await sql<{
      name: string
    }>`select tablename as name from pg_tables where schemaname = 'public' and tablename like 'kysely%'`.execute(kysely)
    expect(rows).toEqual([])
  })
})
