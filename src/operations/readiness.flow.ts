import { existsSync } from "node:fs"
import { access, constants, statfs } from "node:fs/promises"
import { lawOn, type Rulebook } from "../rulebook/rulebook.ts"
import { listKnownMigrations } from "../runtime/migrate.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { lawDateOf } from "../vocabulary/instant.ts"
import { readAppliedMigrations, readCopyStandings, readListAges } from "./readiness.store.ts"
import { judgeCopies, judgeDisk, judgeLists, judgeMigrations, judgeVault, type PartReadiness } from "./readiness.ts"

export interface ReadinessParts extends Pick<Runtime, "database" | "clock" | "log"> {
  readonly rulebook: Rulebook
  /** Absent where this process keeps nothing on the disk. */
  readonly dataDirectory?: string | undefined
  /** Absent where the log is not signed. */
  readonly auditKeyFile?: string | undefined
  /** Names of the places that checkpoints of the log are copied to. */
  readonly copyPlaces?: readonly string[]
}

const patienceMilliseconds = 3_000

/** Looks at every part of the house, each for itself. Never rejects: what cannot be looked at has failed. */
export async function readReadiness(parts: ReadinessParts): Promise<PartReadiness[]> {
  const { auditKeyFile, dataDirectory, copyPlaces = [] } = parts
  return Promise.all([
    look(parts, "database", readDatabase),
    look(parts, "migrations", async ({ database }) => judgeMigrations(await listKnownMigrations(), await readAppliedMigrations(database))),
    look(parts, "lists", readLists),
    look(parts, "rulebook", async () => readRulebook(parts)),
    look(parts, "personal_data", async ({ database }) => judgeVault(database.vault.condition())),
    ...(auditKeyFile === undefined ? [] : [look(parts, "audit_key", () => readKeyFile(auditKeyFile))]),
    ...(copyPlaces.length === 0 ? [] : [look(parts, "audit_copies", ({ database }) => readCopies(database, copyPlaces))]),
    ...(dataDirectory === undefined ? [] : [look(parts, "disk", () => readDisk(dataDirectory))]),
  ])
}

async function look(
  parts: ReadinessParts,
  part: PartReadiness["part"],
  read: (parts: ReadinessParts) => Promise<PartReadiness>,
): Promise<PartReadiness> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Looking at ${part} took too long`)), patienceMilliseconds)
  })
  try {
    return await Promise.race([read(parts), late])
  } catch (error) {
    parts.log.warn({ err: error, part }, "A part of the house could not be looked at")
    return { part, state: "failed", ...unknownParts[part] }
  } finally {
    clearTimeout(timer)
  }
}

const noDatabase = "Check that PostgreSQL runs, that its disk has room, and that DATABASE_URL is right."

const unknownParts: Readonly<Record<PartReadiness["part"], { readonly what: string; readonly remedy: string }>> = {
  database: { what: "The database does not answer.", remedy: noDatabase },
  migrations: { what: "Not known: the database does not answer.", remedy: noDatabase },
  lists: { what: "Not known: the database does not answer.", remedy: noDatabase },
  rulebook: { what: "The rulebook cannot be asked.", remedy: "Check it: bin/shekara rulebook check" },
  audit_key: { what: "The key that signs the audit log cannot be read.", remedy: "Put the key file back, readable by this user alone." },
  audit_copies: { what: "Not known: the database does not answer.", remedy: noDatabase },
  personal_data: { what: "The key to personal data cannot be asked for.", remedy: "Restart this process with its key file." },
  disk: { what: "The data folder cannot be looked at.", remedy: "Check that it is there and that this user may read it." },
}

async function readDatabase({ database }: ReadinessParts): Promise<PartReadiness> {
  await database.pool.query("select 1")
  return { part: "database", state: "ready", what: "It answers." }
}

async function readLists({ database, clock, rulebook }: ReadinessParts): Promise<PartReadiness> {
  const now = clock.now()
  const maxAge = lawOn(rulebook, lawDateOf(now)).hours("screening.list_max_age")
  const ages = await readListAges(database, now)
  if (ages === "no_firm") return { part: "lists", state: "ready", what: "No firm is set up yet, so none is needed." }
  return judgeLists(ages, maxAge?.value)
}

function readRulebook({ rulebook, clock }: ReadinessParts): PartReadiness {
  const { digest, date } = lawOn(rulebook, lawDateOf(clock.now()))
  return { part: "rulebook", state: "ready", what: `Compiled for ${date}, digest ${digest.slice(0, 12)}.` }
}

async function readKeyFile(file: string): Promise<PartReadiness> {
  await access(file, constants.R_OK)
  return { part: "audit_key", state: "ready", what: "It can be read." }
}

async function readCopies(database: ReadinessParts["database"], places: readonly string[]): Promise<PartReadiness> {
  return judgeCopies(await readCopyStandings(database, places))
}

/** A house whose database is elsewhere, and whose keys are too, has no data folder. */
async function readDisk(folder: string): Promise<PartReadiness> {
  if (!existsSync(folder)) return { part: "disk", state: "ready", what: "There is no data folder: nothing is kept on this disk." }
  const { bavail, bsize } = await statfs(folder)
  return judgeDisk(bavail * bsize)
}
