import { randomBytes } from "node:crypto"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { houseWithPeople } from "../../test/builders/access-house.ts"
import { openTerminal } from "../../test/builders/command-line.ts"
import { freshDatabase } from "../../test/fresh-database.ts"
import { testKeys } from "../../test/test-keys.ts"
import { findUser } from "../access/access.store.ts"
import { closeDatabase, openDatabase } from "../runtime/database.ts"
import { openLog } from "../runtime/log.ts"
import { newId } from "../runtime/new-id.ts"
import { type KeySource, unlockVault } from "../runtime/sealing/unlock-vault.ts"
import { changeOnward, orderKeyChange, readKeyChange, startKeyChanges } from "./change-key.flow.ts"
import { startRotation } from "./rotate-keys.flow.ts"

const log = openLog("silent")

/** A firm, its old and its new key in real files, and servers that are given one or both. */
async function houseWithKeyFiles() {
  const house = await houseWithPeople()
  const { entityId } = house.may
  const folder = await mkdtemp(join(tmpdir(), "shekara-keys-"))
  onTestFinished(() => rm(folder, { recursive: true }))
  const [old, anew] = [join(folder, "old.key"), join(folder, "new.key")]
  await writeFile(old, `${testKeys.key}\n`, { mode: 0o600 })
  await writeFile(anew, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600 })
  const both: KeySource = { file: old, next: { file: anew } }
  const startServer = async (source: KeySource, url = house.database.url) => {
    const database = openDatabase(url)
    onTestFinished(() => closeDatabase(database))
    const condition = await unlockVault(database, { source, log })
    const node = { entityId, nodeId: newId() }
    const parts = { ...house, database, log }
    const onward = () => changeOnward(parts, node)
    const onwardToEnd = async () => {
      while ((await onward()) === "more");
    }
    const login = async () => {
      database.vault.forget()
      return (await findUser(database.kysely, entityId, house.may.userId))?.login
    }
    return { condition, database, parts, node, onward, onwardToEnd, login, standing: () => readKeyChange(parts, entityId) }
  }
  const holders = async () =>
    (await house.database.pool.query("select distinct wrapped_by as id from data_key where subject_id is null and wrapped is not null"))
      .rows
  return { ...house, entityId, old, anew, both, startServer, holders }
}

test("a new key-encryption key takes over: every key is wrapped by it, and the house says when the old file may go", async () => {
  const house = await houseWithKeyFiles()
  const before = await house.startServer({ file: house.old })
  await expect(orderKeyChange(before.parts, house.may)).rejects.toMatchObject({ code: "personal_data.no_next_key" })
  const server = await house.startServer(house.both)
  expect(await server.standing()).toMatchObject({ state: "next_here", mayRemoveOld: false })
  expect(await orderKeyChange(server.parts, house.may)).toMatchObject({ state: "under_way", done: 0, total: 2 })
  await expect(orderKeyChange(server.parts, house.may)).rejects.toMatchObject({ code: "personal_data.key_change_under_way" })
  await server.onwardToEnd()
  expect(await server.standing()).toMatchObject({ state: "finished", done: 2, total: 2, mayRemoveOld: true })
  expect(await house.holders()).toEqual([{ id: server.database.vault.nextCustody()?.custodyId }])
  await expect(orderKeyChange(server.parts, house.may)).rejects.toMatchObject({ code: "personal_data.no_next_key" })

  await rm(house.old)
  for (const source of [{ file: house.anew }, house.both]) {
    const after = await house.startServer(source)
    expect(after.condition).toBe("unlocked")
    expect(await after.login()).toBe("aigerim")
    expect(await after.standing()).toMatchObject({ state: "finished", mayRemoveOld: true })
  }
  await startRotation((await house.startServer({ file: house.anew })).parts, house.may)
  expect(await house.holders()).toHaveLength(1)
})

test("a change that is killed between two keys goes on where it was, on another server too, and both keys read meanwhile", async () => {
  const house = await houseWithKeyFiles()
  const [one, two] = [await house.startServer(house.both), await house.startServer({ file: house.anew, next: { file: house.old } })]
  await orderKeyChange(one.parts, house.may)
  const dying = {
    ...one.parts,
    newId: () => {
      throw new Error("The machine stops here")
    },
  }
  await expect(changeOnward(dying, one.node)).rejects.toThrow("stops here")
  expect(await one.standing()).toMatchObject({ done: 0 })
  await one.onward()
  expect(await house.holders()).toHaveLength(2)
  await expect(changeOnward(dying, one.node)).rejects.toThrow("stops here")
  expect([await one.login(), await two.login()]).toEqual(["aigerim", "aigerim"])
  expect((await house.startServer({ file: house.anew })).condition).toBe("key_wrong")
  // A key that is made in the midst of it is wrapped by the new one.
  await startRotation(one.parts, house.may)
  await Promise.all([one.onwardToEnd(), two.onwardToEnd()])
  await two.onwardToEnd()
  expect(await one.standing()).toMatchObject({ state: "finished", done: 3, total: 3 })
  const { rows } = await house.database.pool.query("select action from audit_entry where action like 'data_key.rewrap%' order by entry_id")
  expect(rows.map(({ action }) => action)).toEqual([
    "data_key.rewrapping_started",
    "data_key.rewrapped",
    "data_key.rewrapped",
    "data_key.rewrapping_finished",
  ])
})

test("nothing is wrapped anew while a server runs that was not given the new key", async () => {
  const house = await houseWithKeyFiles()
  const [late, ready] = [await house.startServer({ file: house.old }), await house.startServer(house.both)]
  await late.onward()
  await orderKeyChange(ready.parts, house.may)
  await ready.onwardToEnd()
  expect(await ready.standing()).toMatchObject({ state: "under_way", done: 0, waitingFor: 1 })
  expect(await late.login()).toBe("aigerim")

  const loop = startKeyChanges({ ...late.parts, entities: async () => [house.entityId], nodeId: late.node.nodeId })
  await loop.stop()
  await ready.onwardToEnd()
  expect(await ready.standing()).toMatchObject({ state: "finished", waitingFor: 0 })
  // One that could not be waited for locks itself instead of failing at every row.
  await late.onward()
  expect(late.database.vault.condition()).toBe("key_wrong")
})

test("a backup from before the change needs the old key, and can be changed again after it is restored", async () => {
  const house = await houseWithKeyFiles()
  const terminal = openTerminal({ DATABASE_URL: house.database.url })
  onTestFinished(terminal.close)
  const folder = join(terminal.folder, "backup")
  expect(await terminal.run("backup", "--out", folder)).toMatchObject({ code: 0 })
  const server = await house.startServer(house.both)
  await orderKeyChange(server.parts, house.may)
  await server.onwardToEnd()

  const empty = await freshDatabase({ isEmpty: true })
  const restoring = openTerminal({ DATABASE_URL: empty.url })
  onTestFinished(restoring.close)
  expect(await restoring.run("restore", "--from", folder)).toMatchObject({ code: 0 })
  expect((await house.startServer({ file: house.anew }, empty.url)).condition).toBe("key_wrong")
  const restored = await house.startServer(house.both, empty.url)
  expect(restored.condition).toBe("unlocked")
  expect(await restored.login()).toBe("aigerim")
  await orderKeyChange(restored.parts, house.may)
  await restored.onwardToEnd()
  expect(await restored.standing()).toMatchObject({ state: "finished", mayRemoveOld: true })
  expect((await house.startServer({ file: house.anew }, empty.url)).condition).toBe("unlocked")
})
