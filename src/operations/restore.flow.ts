import { join } from "node:path"
import { type Client, escapeIdentifier } from "pg"
import { from as copyFrom } from "pg-copy-streams"
import { closeDatabase, type Database, openDatabase } from "../runtime/database.ts"
import { listKnownMigrations, migrate, migrateEmptyTo } from "../runtime/migrate.ts"
import { OperatorProblem } from "../runtime/operator-problem.ts"
import type { BackedUpTable, BackupManifest } from "./backup-manifest.ts"
import { isEmpty, listTables, openLongConnection } from "./catalogue.store.ts"
import { demandDump, readDump, readManifest } from "./dump.store.ts"

export interface RestoreOrder {
  /** An empty database: nothing was ever made in it. */
  readonly databaseUrl: string
  /** What `backUp` wrote. */
  readonly folder: string
  readonly onProgress: (line: string) => void
}

/**
 * Brings a backup back into an empty database, and then to the schema of this version. Every file is checked before
 * anything is written, and every count after; a refusal throws an OperatorProblem with its remedy. What this writes needs no
 * audit entries: the log comes back with the rest, entry by entry.
 */
export async function restore({ databaseUrl, folder, onProgress }: RestoreOrder): Promise<BackupManifest> {
  const manifest = await readManifest(folder)
  await demandKnown(manifest)
  for (const table of manifest.tables) await demandDump(folder, table)
  onProgress(`${manifest.tables.length} files are whole and unchanged`)
  const client = await openLongConnection(databaseUrl)
  try {
    if (!(await isEmpty(client))) throw notEmpty(databaseUrl)
    await onDatabase(databaseUrl, (database) => migrateEmptyTo(database, manifest.migrations.at(-1) ?? ""))
    await fill(client, { manifest, folder, onProgress })
  } finally {
    await client.end()
  }
  await onDatabase(databaseUrl, migrate)
  return manifest
}

async function demandKnown({ migrations, codeVersion }: BackupManifest): Promise<void> {
  const known = await listKnownMigrations()
  if (migrations.every((name, index) => name === known[index])) return
  throw new OperatorProblem(
    `The backup was made by version ${codeVersion}, whose tables this version does not know.\nRestore it with that version or a later one.`,
  )
}

function notEmpty(databaseUrl: string): OperatorProblem {
  const name = new URL(databaseUrl).pathname.slice(1)
  return new OperatorProblem(
    `The database ${name} is not empty.\nA backup is restored into an empty database only: create one and name it in DATABASE_URL, or name a new folder in SHEKARA_DATA.`,
  )
}

async function onDatabase(databaseUrl: string, work: (database: Database) => Promise<unknown>): Promise<void> {
  const database = openDatabase(databaseUrl)
  try {
    await work(database)
  } finally {
    await closeDatabase(database)
  }
}

type Filling = Pick<RestoreOrder, "folder" | "onProgress"> & { readonly manifest: BackupManifest }

/** All rows or none. */
async function fill(client: Client, { manifest, folder, onProgress }: Filling): Promise<void> {
  const catalogue = await listTables(client)
  const backedUp = new Map(manifest.tables.map((table) => [table.table, table]))
  const missing = catalogue.filter(({ table }) => !backedUp.has(table)).map(({ table }) => table)
  if (missing.length > 0 || backedUp.size !== catalogue.length)
    throw new Error(`The tables of the backup are not those of its migrations; missing: ${missing.join(", ")}`)
  await client.query("begin")
  await client.query("set local statement_timeout = 0")
  for (const [index, { table }] of catalogue.entries()) {
    const from = backedUp.get(table) as BackedUpTable
    await fillTable(client, folder, from)
    onProgress(`${index + 1} of ${catalogue.length}: ${table}, ${from.rows} rows`)
  }
  for (const { sequence, value } of manifest.sequences) await client.query("select setval($1::regclass, $2)", [sequence, value])
  await client.query("commit")
}

async function fillTable(client: Client, folder: string, { table, columns, rows, file }: BackedUpTable): Promise<void> {
  const name = escapeIdentifier(table)
  const into = client.query(copyFrom(`copy ${name} (${columns.map(escapeIdentifier).join(", ")}) from stdin`))
  await readDump(join(folder, file), into)
  const { rows: counted } = await client.query<{ count: string }>(`select count(*) from ${name}`)
  if (counted[0]?.count !== String(rows)) throw new Error(`${table} has ${counted[0]?.count} rows after the copy, not ${rows}`)
}
