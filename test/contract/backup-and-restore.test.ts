import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { indexLogin } from "../../src/access/access.store.ts"
import { hashPassword } from "../../src/access/credential.store.ts"
import { leafHashOf } from "../../src/audit/audit.ts"
import { fillDemonstration } from "../../src/demonstration/fill-demonstration.flow.ts"
import { openHouse } from "../../src/house.ts"
import { loadRulebook } from "../../src/rulebook/rulebook.store.ts"
import { systemClock } from "../../src/runtime/clock.ts"
import { closeDatabase, type Database, openDatabase } from "../../src/runtime/database.ts"
import { createDatabase } from "../../src/runtime/embedded-postgres/create-database.ts"
import { openLog } from "../../src/runtime/log.ts"
import { migrate } from "../../src/runtime/migrate.ts"
import { newId } from "../../src/runtime/new-id.ts"
import { openScreeningLists } from "../../src/screening/screening-lists.flow.ts"
import { replayDecision } from "../../src/transfers/replay-decision.flow.ts"
import type { Permit } from "../../src/vocabulary/permit.ts"
import { password } from "../builders/access-house.ts"
import { openTerminal } from "../builders/command-line.ts"
import { startHere, temporaryFolder } from "../embedded-server.ts"
import { freshDatabase } from "../fresh-database.ts"
import { testKeys, unlockForTest } from "../test-keys.ts"

const log = openLog("silent")
const login = "demo-officer"

function terminalWith(environment: Readonly<Record<string, string>>) {
  const terminal = openTerminal(environment)
  onTestFinished(terminal.close)
  return terminal
}

function partsOn(database: Database) {
  const lists = openScreeningLists(database)
  return { database, log, newId, clock: systemClock, rulebook: loadRulebook(), lists, codeVersion: "test" }
}

/** A small demonstration, and somebody in it who signs in with a password. */
async function live(database: Database): Promise<void> {
  await migrate(database)
  await fillDemonstration(partsOn(database), { size: { customers: 20, transfers: 60 } })
  const { entity_id: entityId } = await database.kysely.selectFrom("entity").select("entity_id").executeTakeFirstOrThrow()
  const index = await indexLogin(database.kysely, entityId, login)
  await database.pool.query("update user_account set password_hash = $1 where login_index = $2", [await hashPassword(password), index])
}

/** The digest of every row of every table, in the order of the rows' own text. */
async function digestsOf({ pool }: Database): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public'")
  const digests: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await pool.query<{ line: string }>(`select t::text as line from ${name} t order by t::text collate "C"`)
    digests[name] = `${rows.length} rows, ${createHash("sha256")
      .update(rows.map(({ line }) => line).join("\n"))
      .digest("hex")}`
  }
  return digests
}

async function expectEveryLeafHashes({ pool }: Database): Promise<void> {
  const { rows } = await pool.query<{ canonical: Buffer; leaf_hash: Buffer }>("select canonical, leaf_hash from audit_entry")
  expect(rows.length).toBeGreaterThan(60)
  for (const { canonical, leaf_hash } of rows) expect(Buffer.from(leafHashOf(canonical)).equals(leaf_hash)).toBe(true)
}

async function expectDecisionsReplay(database: Database): Promise<void> {
  const { rows } = await database.pool.query<{ entity_id: string; transfer_id: string; decision_id: string }>(
    "select entity_id, transfer_id, decision_id from decision",
  )
  expect(rows.length).toBeGreaterThanOrEqual(60)
  for (const { entity_id: entityId, transfer_id: transferId, decision_id: decisionId } of rows) {
    const permit = { action: "transfer.read", entityId, userId: newId() } as Permit<"transfer.read">
    expect(await replayDecision(partsOn(database), permit, { transferId, decisionId })).toMatchObject({ agrees: true })
  }
}

/** The key file is restored apart: until it is back the house runs and says so, and nobody's data can be read. */
async function expectLockedWithoutKey(databaseUrl: string, folder: string): Promise<void> {
  const keys = { file: join(folder, "no-such.key") }
  const house = await openHouse({ keys, databaseUrl, host: "127.0.0.1", port: 0, isDemonstration: false, log })
  try {
    const ready = await fetch(`${house.url}/ready`)
    expect(ready.status).toBe(503)
    expect(await ready.text()).toContain("there is no key to them")
    const headers = { "content-type": "application/json" }
    const body = JSON.stringify({ login, password, carrier: "bearer" })
    expect((await fetch(`${house.url}/v1/access/sign-in`, { method: "POST", headers, body })).status).toBe(503)
  } finally {
    await house.close()
  }
}

async function expectSignIn(databaseUrl: string): Promise<void> {
  const house = await openHouse({ keys: testKeys, databaseUrl, host: "127.0.0.1", port: 0, isDemonstration: false, log })
  try {
    const headers = { "content-type": "application/json" }
    const body = JSON.stringify({ login, password, carrier: "bearer" })
    expect((await fetch(`${house.url}/v1/access/sign-in`, { method: "POST", headers, body })).status).toBe(200)
  } finally {
    await house.close()
  }
}

describe("a machine that is lost", () => {
  test("comes back elsewhere from its backup: the same rows, a log that hashes, decisions that replay, people who sign in", async () => {
    const [here, elsewhere] = [await temporaryFolder({ isOpen: true }), await temporaryFolder({ isOpen: true })]
    const terminal = terminalWith({ SHEKARA_DATA: here })
    const backup = join(terminal.folder, "backup")
    const server = await startHere(here)
    const lost = unlockForTest(openDatabase(await createDatabase(server.url, "shekara")))
    await live(lost)
    const before = await digestsOf(lost)
    await closeDatabase(lost)
    await server.stop()
    expect(await terminal.run("backup", "--out", backup)).toMatchObject({
      code: 0,
      told: expect.stringMatching(/\d+ of \d+: transfer, 60 rows/),
    })
    rmSync(here, { recursive: true })

    const restored = await terminalWith({ SHEKARA_DATA: elsewhere }).run("restore", "--from", backup)
    expect(restored).toMatchObject({ code: 0, told: expect.stringMatching(/files are whole[\s\S]*transfer, 60 rows/) })
    const { url } = await startHere(elsewhere)
    const database = unlockForTest(openDatabase(await createDatabase(url, "shekara")))
    expect(await digestsOf(database)).toEqual(before)
    await expectEveryLeafHashes(database)
    await expectDecisionsReplay(database)
    await closeDatabase(database)
    await expectLockedWithoutKey(database.url, elsewhere)
    await expectSignIn(database.url)
  })
})

describe("a backup", () => {
  test("is one moment of a house that goes on working, and its owner's alone to read", async () => {
    const database = await freshDatabase()
    await live(database)
    const terminal = terminalWith({ DATABASE_URL: database.url })
    const folder = join(terminal.folder, "backup")
    let isOver = false
    const working = (async () => {
      // Each commit adds to two tables; a copy that saw one of them without the other would not fit together.
      while (!isOver) {
        await database.pool.query(`
          with entry as (insert into audit_entry select entity_id, gen_random_uuid(), now(), 'a.b', 'system', 'x', 'x', '', sha256('\\x00') from entity returning entity_id, entry_id)
          insert into audit_pending select entity_id, entry_id from entry`)
      }
    })()
    const { code } = await terminal.run("backup", "--out", folder)
    isOver = true
    await working
    expect(code).toBe(0)
    const rowsOf = (table: string) => manifestIn(folder).tables.find((one) => one.table === table)?.rows
    expect(rowsOf("audit_entry")).toBe(rowsOf("audit_pending"))
    expect(rowsOf("transfer")).toBe(60)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
  })

  test("is refused where the folder holds something, where there is no house, and where no database answers", async () => {
    const empty = await freshDatabase({ isEmpty: true })
    const terminal = terminalWith({ DATABASE_URL: empty.url })
    writeFileSync(join(terminal.folder, "mine"), "")
    expect(await terminal.run("backup", "--out", terminal.folder)).toMatchObject({
      code: 1,
      told: expect.stringContaining("never overwrites"),
    })
    expect(await terminal.run("backup", "--out", join(terminal.folder, "new"))).toMatchObject({
      code: 1,
      told: expect.stringContaining("no Shekara"),
    })
    expect(await terminal.run("backup")).toMatchObject({ code: 2 })
    const nowhere = terminalWith({ SHEKARA_DATA: join(terminal.folder, "no-data") })
    expect(await nowhere.run("backup", "--out", join(terminal.folder, "none"))).toMatchObject({
      code: 1,
      told: expect.stringContaining("There is no database in"),
    })
    expect(existsSync(join(terminal.folder, "no-data"))).toBe(false)
    const unreachable = terminalWith({ DATABASE_URL: "postgres://firm:hunter2@127.0.0.1:1/shekara" })
    const answer = await unreachable.run("backup", "--out", join(terminal.folder, "other"))
    expect(answer).toMatchObject({ code: 1, told: expect.stringContaining("shekara on 127.0.0.1 does not answer") })
    expect(answer.told).not.toContain("hunter2")
  })
})

describe("a restore", () => {
  test("refuses what is no whole backup, and a database that is not empty, and writes nothing", async () => {
    const [full, empty] = [await freshDatabase(), await freshDatabase({ isEmpty: true })]
    const [there, here] = [terminalWith({ DATABASE_URL: full.url }), terminalWith({ DATABASE_URL: empty.url })]
    const folder = join(there.folder, "backup")
    expect(await there.run("backup", "--out", folder)).toMatchObject({ code: 0 })
    expect(await there.run("restore", "--from", folder)).toMatchObject({ code: 1, told: expect.stringContaining("is not empty") })
    expect(await here.run("restore", "--from", here.folder)).toMatchObject({
      code: 1,
      told: expect.stringContaining("There is no manifest.json"),
    })

    const file = join(folder, "entity.copy.gz")
    const whole = readFileSync(file)
    const refusals: readonly (readonly [() => void, string])[] = [
      [() => writeFileSync(file, Buffer.from(whole).fill(0x55, whole.length - 1)), "was changed after it was written"],
      [() => writeFileSync(file, whole.subarray(0, -1)), "bytes and had"],
      [() => rmSync(file), "is missing"],
    ]
    for (const [damage, told] of refusals) {
      damage()
      expect(await here.run("restore", "--from", folder)).toMatchObject({ code: 1, told: expect.stringContaining(told) })
    }
    writeFileSync(file, whole)
    const manifest = manifestIn(folder)
    writeFileSync(join(folder, "manifest.json"), JSON.stringify({ ...manifest, migrations: [...manifest.migrations, "9999-later"] }))
    expect(await here.run("restore", "--from", folder)).toMatchObject({
      code: 1,
      told: expect.stringContaining("that version or a later one"),
    })
    expect((await empty.pool.query("select from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")).rowCount).toBe(0)
  })
})

function manifestIn(folder: string): { tables: { table: string; rows: number }[]; migrations: string[] } {
  return JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"))
}
