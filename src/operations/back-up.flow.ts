import { join } from "node:path"
import { type Client, escapeIdentifier } from "pg"
import { to as copyTo } from "pg-copy-streams"
import { OperatorProblem } from "../runtime/operator-problem.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { BackedUpTable, BackupManifest } from "./backup-manifest.ts"
import { listMigrations, listSequences, listTables, openLongConnection } from "./catalogue.store.ts"
import { makeBackupFolder, writeDump, writeManifest } from "./dump.store.ts"
import { demandWholeLog } from "./log-check.store.ts"
import type { CataloguedTable } from "./order-tables.ts"

const checkpointMigration = "0003-verifiable-audit"

export interface BackupOrder {
  readonly databaseUrl: string
  /** A folder that is empty or not there yet. */
  readonly folder: string
  readonly codeVersion: string
  readonly takenAt: Instant
  /** Told one line after each table. */
  readonly onProgress: (line: string) => void
}

/**
 * Copies every table of the house, as it stands at one moment, into a folder; the house may go on working meanwhile.
 * A log that does not verify is refused before anything is copied: it must not take the place of a backup in which it still did.
 * The queue of jobs is left out: jobs are promises of this machine. Throws an OperatorProblem with its remedy.
 */
export async function backUp(order: BackupOrder): Promise<BackupManifest> {
  await makeBackupFolder(order.folder)
  const client = await openLongConnection(order.databaseUrl)
  try {
    await client.query("begin transaction isolation level repeatable read read only")
    await client.query("set local statement_timeout = 0")
    const manifest = await copyAll(client, order)
    await writeManifest(order.folder, manifest)
    return manifest
  } finally {
    await client.end()
  }
}

async function copyAll(client: Client, { folder, codeVersion, takenAt, onProgress }: BackupOrder): Promise<BackupManifest> {
  const migrations = await listMigrations(client)
  if (migrations.length === 0) throw noHouse()
  // A database of a version before there were checkpoints is backed up as it is.
  if (migrations.includes(checkpointMigration))
    onProgress(`${await demandWholeLog(client)} entries of the audit log hash to their leaves, and the tree to its newest checkpoint`)
  const { rows: versions } = await client.query<{ postgres: string }>("select current_setting('server_version') as postgres")
  const catalogue = await listTables(client)
  const tables: BackedUpTable[] = []
  for (const [index, table] of catalogue.entries()) {
    const copied = await copyTable(client, folder, table)
    tables.push(copied)
    onProgress(`${index + 1} of ${catalogue.length}: ${copied.table}, ${copied.rows} rows, ${copied.bytes} bytes`)
  }
  const sequences = await listSequences(client)
  return { form: "shekara/backup@1", takenAt, codeVersion, postgres: versions[0]?.postgres ?? "unknown", migrations, tables, sequences }
}

async function copyTable(client: Client, folder: string, { table, columns }: CataloguedTable): Promise<BackedUpTable> {
  const file = `${table}.copy.gz`
  const rows = client.query(copyTo(`copy (select ${columns.map(escapeIdentifier).join(", ")} from ${escapeIdentifier(table)}) to stdout`))
  const written = await writeDump(join(folder, file), rows)
  return { table, columns: [...columns], rows: rows.rowCount, file, ...written }
}

function noHouse(): OperatorProblem {
  return new OperatorProblem(
    "This database holds no Shekara.\nName the one it uses in DATABASE_URL, or the folder of the embedded one in SHEKARA_DATA.",
  )
}
