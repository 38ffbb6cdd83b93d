import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { fillLog } from "../../test/builders/fill-log.ts"
import { HandClock } from "../../test/builders/open-outbox.ts"
import { freshDatabase } from "../../test/fresh-database.ts"
import { loadRulebook } from "../rulebook/rulebook.store.ts"
import { openLog } from "../runtime/log.ts"
import { newId } from "../runtime/new-id.ts"
import { openAuditKey, verifySignature } from "./audit-key.store.ts"
import type { AuditWatch } from "./audit-watch.ts"
import { listCheckpoints, loadNewestCheckpoint } from "./checkpoint.store.ts"
import { parseCheckpoint } from "./checkpoint.ts"
import { openCheckpointFolder } from "./checkpoint-folder.client.ts"
import { listCopies } from "./copy.store.ts"
import { loadEntry } from "./entries.store.ts"
import { keepCheckpoints } from "./keep-checkpoints.flow.ts"
import { listKeys } from "./key.store.ts"
import { readKeyChange } from "./key-change.ts"
import { readEntry } from "./read-entry.ts"
import { openSequencer } from "./sequence-entries.flow.ts"
import { isSignedBy, parseNotes } from "./signed-note.ts"

const rulebook = loadRulebook()

async function open() {
  const database = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), "shekara-checkpoints-"))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const entityId = newId()
  const clock = new HandClock()
  const watch: AuditWatch = { isSigning: true, signingProblems: new Map(), excessPowers: [] }
  const keyFile = join(folder, "keys/audit-key.pem")
  const sequencer = openSequencer({ database, clock, newId })
  const parts = { database, clock, newId, log: openLog("silent"), rulebook, keyFile, watch, entities: async () => [entityId] }
  const copies = join(folder, "copies")
  return {
    ...parts,
    entityId,
    copies,
    keep: () => keepCheckpoints({ ...parts, places: [openCheckpointFolder(copies)] }),
    sequence: () => sequencer.sequence(entityId),
    async grow(count: number) {
      await fillLog(database, entityId, count)
      await sequencer.sequence(entityId)
    },
    newest: () => loadNewestCheckpoint(database.kysely, entityId),
    keys: () => listKeys(database.kysely, entityId),
  }
}

describe("signing", () => {
  test("records the key as the first entry, signs what is placed, and waits for policy to ask again", async () => {
    const { keep, sequence, grow, newest, keys, clock, keyFile, watch, entityId, database } = await open()
    await keep()
    await sequence()
    await keep()
    const [key] = await keys()
    const first = await newest()
    const [note] = parseNotes(first?.note ?? "") ?? []
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600)
    expect(key !== undefined && note !== undefined && isSignedBy(note, key, verifySignature)).toBe(true)
    expect(parseCheckpoint(note?.text ?? "")).toMatchObject({ origin: `shekara/audit/${entityId}`, size: 1 })

    await grow(5)
    await keep()
    expect((await newest())?.size).toBe(1)
    clock.wait(60_000)
    await keep()
    expect((await newest())?.size).toBe(6)
    await grow(1000)
    await keep()
    expect((await newest())?.size).toBe(1006)
    expect(watch.signingProblems.size).toBe(0)
    expect(await listCheckpoints(database.kysely, entityId, { limit: 10 })).toHaveLength(3)
  })

  test("a key laid ready takes over, by an entry that both keys signed", async () => {
    const { keep, grow, newest, keys, clock, keyFile, entityId, database } = await open()
    await keep()
    await grow(3)
    await keep()
    const next = await openAuditKey(`${keyFile}.next`, { mayMake: true })
    await keep()
    await grow(1)
    clock.wait(60_000)
    await keep()

    const [old, present] = await keys()
    expect(present?.publicKey).toEqual(next.publicKey)
    expect((await openAuditKey(keyFile, { mayMake: false })).publicKey).toEqual(next.publicKey)
    expect((await readdir(join(keyFile, ".."))).sort()).toEqual(["audit-key.pem", expect.stringMatching(/^audit-key\.pem\.retired-/)])
    const [note] = parseNotes((await newest())?.note ?? "") ?? []
    expect(note !== undefined && present !== undefined && isSignedBy(note, present, verifySignature)).toBe(true)
    const row = await database.kysely.selectFrom("audit_key").select("entry_id").where("ordinal", "=", 1).executeTakeFirstOrThrow()
    const entry = await loadEntry(database.kysely, entityId, row.entry_id)
    const change = readKeyChange(readEntry(entry?.canonical ?? new Uint8Array())?.details ?? {}, verifySignature)
    expect([change?.previous.publicKey, change?.key.publicKey]).toEqual([old?.publicKey, present?.publicKey])
  })

  test("nodes that record the first key at the same moment record it once, and each goes on", async () => {
    const { keep, keys } = await open()
    await Promise.all([keep(), keep(), keep(), keep()])
    expect(await keys()).toHaveLength(1)
  })

  test("nodes that put the next key in its place at the same moment keep the old one once, and each goes on", async () => {
    const { keep, keys, keyFile } = await open()
    await keep()
    const next = await openAuditKey(`${keyFile}.next`, { mayMake: true })
    await Promise.all([keep(), keep(), keep(), keep()])
    expect((await keys()).at(-1)?.publicKey).toEqual(next.publicKey)
    expect((await readdir(join(keyFile, ".."))).sort()).toEqual(["audit-key.pem", expect.stringMatching(/^audit-key\.pem\.retired-/)])
    expect((await openAuditKey(keyFile, { mayMake: false })).publicKey).toEqual(next.publicKey)
  })

  test("a crash between the entry and the change of files is mended by the next round", async () => {
    const { keep, grow, keys, keyFile } = await open()
    await keep()
    const present = await readFile(keyFile)
    const next = await openAuditKey(`${keyFile}.next`, { mayMake: true })
    const nextFile = await readFile(`${keyFile}.next`)
    await keep()
    await writeFile(keyFile, present, { mode: 0o600 })
    await writeFile(`${keyFile}.next`, nextFile, { mode: 0o600 })
    await keep()
    await grow(1)
    expect(await keys()).toHaveLength(2)
    expect((await openAuditKey(keyFile, { mayMake: false })).publicKey).toEqual(next.publicKey)
  })

  test("a node with a key that the log does not name signs nothing and says so", async () => {
    const { keep, grow, newest, keyFile, watch, entityId } = await open()
    await keep()
    await rm(keyFile)
    await openAuditKey(keyFile, { mayMake: true })
    await grow(3)
    await keep()
    expect(watch.signingProblems.get(entityId)).toBe("key_unknown")
    expect(await newest()).toBeUndefined()
  })

  test("a key file that is gone is not made anew for a log that has a key, and is welcome back", async () => {
    const { keep, grow, newest, keyFile, watch, entityId } = await open()
    await keep()
    await grow(3)
    await rename(keyFile, `${keyFile}.away`)
    await keep()
    expect([watch.signingProblems.get(entityId), await newest()]).toEqual(["key_unreadable", undefined])
    await rename(`${keyFile}.away`, keyFile)
    await keep()
    expect([watch.signingProblems.size, (await newest())?.size]).toEqual([0, 4])
  })

  test("a key file that others may read is not used until it is closed", async () => {
    const { keep, grow, newest, keyFile, watch, entityId } = await open()
    await keep()
    await grow(3)
    await chmod(keyFile, 0o644)
    await keep()
    expect([watch.signingProblems.get(entityId), await newest()]).toEqual(["key_unreadable", undefined])
    await chmod(keyFile, 0o600)
    await keep()
    expect([watch.signingProblems.size, (await newest())?.size]).toEqual([0, 4])
  })

  test("a log that no longer begins with what was signed is not signed", async () => {
    const { keep, grow, newest, watch, entityId, database, clock } = await open()
    await keep()
    await grow(3)
    await keep()
    await database.pool.query("alter table audit_entry disable trigger all")
    await database.pool.query("update audit_entry set leaf_hash = $1 where action = 'thing.done'", [Buffer.alloc(32, 7)])
    await grow(1)
    clock.wait(60_000)
    await keep()
    expect(watch.signingProblems.get(entityId)).toBe("history_changed")
    expect((await newest())?.size).toBe(4)
  })
})

describe("copies in a folder", () => {
  test("a folder that is not there is noted, and receives everything when it comes", async () => {
    const { keep, grow, copies, clock, entityId, database } = await open()
    const standing = async () => (await listCopies(database.kysely, entityId))[0]
    await keep()
    await grow(3)
    await keep()
    expect(await standing()).toMatchObject({ place: "folder", size: 0, problem: "unreachable" })

    await mkdtemp(`${copies}-`).then((made) => rename(made, copies))
    await grow(1000)
    await keep()
    expect(await standing()).toMatchObject({ size: 0, problem: "unreachable" })
    clock.wait(30_000)
    await keep()
    expect(await standing()).toMatchObject({ size: 1004, problem: null })
    expect(await readdir(join(copies, entityId))).toEqual(["000000000000004.checkpoint", "000000000001004.checkpoint", "audit-key.pub"])
  })

  test("a folder that holds another checkpoint of that size, or a longer log, is an alarm and is never overwritten", async () => {
    const { keep, grow, copies, clock, entityId, database } = await open()
    const standing = async () => (await listCopies(database.kysely, entityId))[0]
    await mkdir(join(copies, entityId), { recursive: true })
    const file = join(copies, entityId, "000000000000004.checkpoint")
    await writeFile(file, "another history")
    await keep()
    await grow(3)
    await keep()
    expect([(await standing())?.problem, await readFile(file, "utf8")]).toEqual(["differs", "another history"])

    await writeFile(join(copies, entityId, "000000000000900.checkpoint"), "a longer log")
    clock.wait(30_000)
    await keep()
    expect((await standing())?.problem).toBe("ahead")
  })
})
