import { randomBytes } from "node:crypto"
import pg from "pg"
import { inject, onTestFinished, TestRunner } from "vitest"
import { closeDatabase, type Database, openDatabase } from "../src/runtime/database.ts"
import { createDatabase } from "../src/runtime/embedded-postgres/create-database.ts"
import { unlockForTest } from "./test-keys.ts"

const openedOutsideTests: (() => Promise<void>)[] = []

/**
 * A migrated, empty database of its own. Called within a test it goes with the test, elsewhere (in a hook, in a describe)
 * with the file. `isEmpty` leaves the migrations out.
 */
export async function freshDatabase({ isEmpty = false } = {}): Promise<Database> {
  const { url, template } = inject("postgres")
  const name = `test_${randomBytes(8).toString("hex")}`
  const database = unlockForTest(openDatabase(await createDatabase(url, name, isEmpty ? undefined : template)))
  const dispose = async () => {
    await closeDatabase(database)
    await dropDatabase(url, name)
  }
  if (TestRunner.getCurrentTest() === undefined) openedOutsideTests.push(dispose)
  else onTestFinished(dispose)
  return database
}

/** Closes what was opened outside tests in the file that just ended; `close-databases.ts` calls it for every file. */
export async function closeFreshDatabases(): Promise<void> {
  await Promise.all(openedOutsideTests.splice(0).map((dispose) => dispose()))
}

async function dropDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
  await client.end()
}
