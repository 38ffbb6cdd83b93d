import { access, constants, mkdtemp, rm, statfs } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TestProject } from "vitest/node"
import { closeDatabase, openDatabase } from "../src/runtime/database.ts"
import { createDatabase } from "../src/runtime/embedded-postgres/create-database.ts"
import { startEmbeddedPostgres } from "../src/runtime/embedded-postgres/embedded-postgres.ts"
import { migrate } from "../src/runtime/migrate.ts"

declare module "vitest" {
  interface ProvidedContext {
    /** The server of this run, and the migrated database on it that is copied for each test. */
    readonly postgres: { readonly url: string; readonly template: string }
  }
}

const template = "template_of_the_house"
const memoryFolder = "/dev/shm"
const neededBytes = 2 ** 30

/** Starts one PostgreSQL for the whole run, quick and without care for crashes, with a migrated database to copy from. */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(await quickestFolder(), "shekara-test-"))
  const postgres = await startEmbeddedPostgres({ directory: join(directory, "postgres"), durable: false })
  const database = openDatabase(await createDatabase(postgres.url, template))
  await migrate(database)
  await closeDatabase(database)
  project.provide("postgres", { url: postgres.url, template })
  return async () => {
    await postgres.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

/** Memory where the machine offers enough of it as a folder: a copy of the template takes 10 ms there and 40 to 140 on a disk. */
async function quickestFolder(): Promise<string> {
  try {
    await access(memoryFolder, constants.W_OK)
    const { bavail, bsize } = await statfs(memoryFolder)
    return bavail * bsize > neededBytes ? memoryFolder : tmpdir()
  } catch {
    return tmpdir() // No such folder on this machine, or none for us.
  }
}
