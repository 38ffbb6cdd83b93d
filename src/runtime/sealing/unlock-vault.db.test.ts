import { randomBytes } from "node:crypto"
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { foundedHouse } from "../../../test/builders/access-house.ts"
import { freshDatabase } from "../../../test/fresh-database.ts"
import { testKeys } from "../../../test/test-keys.ts"
import { openLog } from "../log.ts"
import { unlockVault } from "./unlock-vault.ts"

const log = openLog("silent")

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "shekara-key-"))
  onTestFinished(() => rm(made, { recursive: true }))
  return made
}

test("the first start makes a key file for its owner alone, and later starts use it", async () => {
  const file = join(await folder(), "data", "personal-data.key")
  const database = await freshDatabase()
  expect(await unlockVault(database, { source: { file }, log })).toBe("unlocked")
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  const first = await readFile(file, "utf8")
  const { custodyId } = database.vault.custody()
  expect(await unlockVault(database, { source: { file }, log })).toBe("unlocked")
  expect(await readFile(file, "utf8")).toBe(first)
  expect(database.vault.custody().custodyId).toBe(custodyId)
})

test("a database that holds sealed data gets no new key: without its own the vault stays locked", async () => {
  const { database } = await foundedHouse()
  const file = join(await folder(), "personal-data.key")
  expect(await unlockVault(database, { source: { file }, log })).toBe("key_missing")
  await expect(stat(file)).rejects.toThrow("ENOENT")
  expect(() => database.vault.custody()).toThrow()
  expect(await unlockVault(database, { source: testKeys, log })).toBe("unlocked")
})

test.each([
  ["another key", randomBytes(32).toString("base64")],
  ["a key that is too short", randomBytes(16).toString("base64")],
  ["no key at all", "hunter2"],
  ["an empty file", ""],
])("%s leaves the vault locked", async (_, text) => {
  const { database } = await foundedHouse()
  const file = join(await folder(), "personal-data.key")
  await writeFile(file, `${text}\n`)
  expect(await unlockVault(database, { source: { file }, log })).toBe("key_wrong")
  expect(database.vault.condition()).toBe("key_wrong")
})
