import { readdir } from "node:fs/promises"
import { sql } from "kysely"
import { type Migration, type MigrationProvider, type MigrationResultSet, Migrator } from "kysely/migration"
import type { Database } from "./database.ts"
import { OperatorProblem } from "./operator-problem.ts"

const folder = new URL("./migrations/", import.meta.url)
/** Kysely keeps its own two tables here, so that `public` holds nothing but the house's. */
const migrationTableSchema = "migrations"
/** The first major version with the builtin locale, under which text sorts alike on every machine. */
const neededMajor = 17

/**
 * Brings the database to the newest schema and gives the names of the migrations it applied, none when it was there already.
 * Several processes may do this at once: one works, the others wait for it. A migration that fails leaves nothing behind.
 */
export async function migrate(database: Database): Promise<string[]> {
  return bringUp(database, (migrator) => migrator.migrateToLatest())
}

/** The same, up to a migration of that name and no further. For an empty database only: nothing is ever migrated back. */
export async function migrateEmptyTo(database: Database, last: string): Promise<string[]> {
  return bringUp(database, (migrator) => migrator.migrateTo(last))
}

async function bringUp(database: Database, work: (migrator: Migrator) => Promise<MigrationResultSet>): Promise<string[]> {
  await demandVersion(database)
  const { error, results = [] } = await work(new Migrator({ db: database.kysely, provider, migrationTableSchema }))
  if (error !== undefined) {
    const failed = results.find(({ status }) => status === "Error")
    throw new Error(`The migration ${failed?.migrationName ?? "of the database"} failed; nothing of it was kept.`, { cause: error })
  }
  return results.map(({ migrationName }) => migrationName)
}

/** Names of the migrations that this version brings, oldest first. */
export async function listKnownMigrations(): Promise<string[]> {
  return (await readdir(folder))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.replace(/\.ts$/, ""))
    .sort()
}

/** Every file of the folder is a migration, applied in the order of its name. */
const provider: MigrationProvider = {
  async getMigrations() {
    const migrations: Record<string, Migration> = {}
    for (const name of await listKnownMigrations()) migrations[name] = (await import(new URL(`${name}.ts`, folder).href)) as Migration
    return migrations
  },
}

async function demandVersion({ kysely, url }: Database): Promise<void> {
  const asked = sql<{ version: string }>`select current_setting('server_version') as version`.execute(kysely)
  const { rows } = await asked.catch((cause) => {
    throw new OperatorProblem(
      `The database at ${new URL(url).host} does not answer or does not let us in. Check that it runs and that DATABASE_URL is right.`,
      cause,
    )
  })
  const version = rows[0]?.version ?? "unknown"
  if (Number.parseInt(version, 10) >= neededMajor) return
  throw new OperatorProblem(
    `This database is PostgreSQL ${version}; Shekara needs ${neededMajor} or later. Upgrade it, or leave DATABASE_URL out to use the embedded one.`,
  )
}
