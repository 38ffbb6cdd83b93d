import { existsSync } from "node:fs"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { leafHashOf } from "../../src/audit/audit.ts"
import { saveCheckpoint } from "../../src/audit/checkpoint.store.ts"
import { formatCheckpoint, originOf } from "../../src/audit/checkpoint.ts"
import { openSequencer } from "../../src/audit/sequence-entries.flow.ts"
import { hashOfSpan } from "../../src/audit/tree.store.ts"
import { newId } from "../../src/runtime/new-id.ts"
import { openTerminal } from "../builders/command-line.ts"
import { fillLog } from "../builders/fill-log.ts"
import { HandClock } from "../builders/open-outbox.ts"
import { freshDatabase } from "../fresh-database.ts"

const size = 4_500
const madeAt = "2026-11-22T08:00:00.000Z"

/** A log of some pages with a checkpoint over most of it, entries after it, and one that waits for its position. */
async function databaseWithLog() {
  const database = await freshDatabase()
  const entityId = newId()
  const sequencer = openSequencer({ database, clock: new HandClock(), newId })
  await fillLog(database, entityId, size)
  while ((await sequencer.sequence(entityId)) === "more");
  const root = await hashOfSpan(database.kysely, entityId, { begin: 0, end: size - 100 })
  const text = formatCheckpoint({ origin: originOf(entityId), size: size - 100, root, madeAt })
  await saveCheckpoint(database.kysely, entityId, { size: size - 100, root, note: `${text}\n— nobody signed\n`, madeAt })
  await fillLog(database, entityId, 1)
  const terminal = openTerminal({ DATABASE_URL: database.url })
  onTestFinished(terminal.close)
  const folder = join(terminal.folder, "backup")
  const backUp = () => terminal.run("backup", "--out", folder)
  /** As whoever owns the database can. */
  const tamper = async (statement: string, values: readonly unknown[]) => {
    const client = await database.pool.connect()
    try {
      await client.query("set session_replication_role = replica")
      expect((await client.query(statement, [...values])).rowCount).toBeGreaterThan(0)
    } finally {
      client.release(true)
    }
  }
  return { backUp, tamper, manifest: join(folder, "manifest.json") }
}

const changed = Buffer.from('{"number":"changed"}')
const at = (position: number) => `(select entry_id from audit_position where position = ${position})`

test("a whole log is backed up, and the backup says that it was looked at", async () => {
  const { backUp, manifest } = await databaseWithLog()
  expect(await backUp()).toMatchObject({
    code: 0,
    told: expect.stringContaining(`${size + 1} entries of the audit log hash to their leaves`),
  })
  expect(existsSync(manifest)).toBe(true)
}, 60_000)

test.each([
  ["an entry was changed", `update audit_entry set canonical = $1 where entry_id = ${at(4_321)}`, [changed], "does not hash to its leaf"],
  [
    "an entry was changed together with its leaf",
    `update audit_entry set canonical = $1, leaf_hash = $2 where entry_id = ${at(17)}`,
    [changed, Buffer.from(leafHashOf(changed))],
    "another root than its newest checkpoint",
  ],
  ["an entry was taken out", "delete from audit_position where position = $1", [2_000], "the entry at position 2000 is missing"],
  ["the end was cut off", "delete from audit_position where position >= $1", [4_000], "covers 4400 entries, and only 4000 are there"],
  [
    "one that waits for its position was changed",
    "update audit_entry set canonical = $1 where entry_id in (select entry_id from audit_pending)",
    [changed],
    "does not hash to its leaf",
  ],
])(
  "%s: the backup is refused and leaves none",
  async (_, statement, values, told) => {
    const { backUp, tamper, manifest } = await databaseWithLog()
    await tamper(statement, values)
    expect(await backUp()).toMatchObject({ code: 1, told: expect.stringContaining(told) })
    expect(existsSync(manifest)).toBe(false)
  },
  60_000,
)
