import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import type { AuditWatch } from "../../src/audit/audit.ts"
import { openCheckpointBucket } from "../../src/audit/checkpoint-bucket.client.ts"
import { listCopies } from "../../src/audit/copy.store.ts"
import { keepCheckpoints } from "../../src/audit/keep-checkpoints.flow.ts"
import { openSequencer } from "../../src/audit/sequence-entries.flow.ts"
import { readCopyStandings } from "../../src/operations/readiness.store.ts"
import { judgeCopies } from "../../src/operations/readiness.ts"
import { loadRulebook } from "../../src/rulebook/rulebook.store.ts"
import { openLog } from "../../src/runtime/log.ts"
import { newId } from "../../src/runtime/new-id.ts"
import { fillLog } from "../builders/fill-log.ts"
import { HandClock } from "../builders/open-outbox.ts"
import { freshDatabase } from "../fresh-database.ts"

const token = "a token of the tests"

interface Said {
  readonly port?: number
  readonly kept?: [string, string][]
}

/** A server process that keeps files, and a word to it. Answers with what it keeps. */
async function startBucket() {
  const child: ChildProcess = fork("test/builders/bucket-process.ts", [token], { stdio: "inherit" })
  onTestFinished(() => void child.kill("SIGKILL"))
  const [{ port }] = (await once(child, "message")) as [Said]
  return {
    url: `http://127.0.0.1:${port}/logs`,
    async tell(word: { mood?: string; put?: [string, string] } = {}): Promise<ReadonlyMap<string, string>> {
      const answered = once(child, "message")
      child.send(word)
      const [{ kept = [] }] = (await answered) as [Said]
      return new Map(kept)
    },
    async kill() {
      const gone = once(child, "exit")
      child.kill("SIGKILL")
      await gone
    },
  }
}

async function openHouse(url: string) {
  const database = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), "shekara-bucket-"))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const [entityId, clock] = [newId(), new HandClock()]
  const watch: AuditWatch = { isSigning: true, signingProblems: new Map(), excessPowers: [] }
  const parts = { database, clock, newId, log: openLog("silent"), rulebook: loadRulebook(), watch }
  const place = openCheckpointBucket({ url, token, timeoutMilliseconds: 5_000 })
  const sequencer = openSequencer({ database, clock, newId })
  const more = { keyFile: join(folder, "audit-key.pem"), places: [place], entities: async () => [entityId] }
  return {
    entityId,
    place,
    /** Another minute with so many entries more, and one round of signing and copying. */
    async pass(count: number) {
      if (count > 0) await fillLog(database, entityId, count)
      clock.wait(60_000)
      await sequencer.sequence(entityId)
      await keepCheckpoints({ ...parts, ...more })
      return (await listCopies(database.kysely, entityId))[0]
    },
    readiness: async () => judgeCopies(await readCopyStandings(database, [place.name])),
  }
}

test("every checkpoint is put there once, with the keys, and the newest under a name of its own", async () => {
  const { url, tell } = await startBucket()
  const { entityId, place, pass, readiness } = await openHouse(url)
  await pass(3)
  expect(await pass(4)).toMatchObject({ place: "bucket", size: 8, problem: null, madeAt: expect.stringContaining("T") })
  const kept = await tell()
  const at = (name: string) => kept.get(`/logs/${entityId}/${name}`)
  expect([...kept.keys()].filter((path) => /\/\d{15}\.checkpoint$/.test(path))).toHaveLength(2)
  expect(at("newest.checkpoint")).toBe(at("000000000000008.checkpoint"))
  expect(at("audit-key.pub")).toContain(`shekara/audit/${entityId}+`)
  expect(await place.newestSize(entityId)).toBe(8)
  expect(await readiness()).toMatchObject({ state: "ready", what: expect.stringMatching(/^bucket: last checkpoint of 2\S+\.$/) })
})

test.each(["silent", "failing"])("a place that is %s is noted, holds nobody up, and catches up when it is well again", async (mood) => {
  const { url, tell } = await startBucket()
  const { pass, readiness } = await openHouse(url)
  await pass(3)
  const before = await pass(0)
  await tell({ mood })
  expect(await pass(5)).toMatchObject({ size: before?.size, problem: "unreachable" })
  expect(await readiness()).toMatchObject({ state: "degraded", what: expect.stringContaining("behind, unreachable") })
  await tell({ mood: "well" })
  expect(await pass(2)).toMatchObject({ size: 11, problem: null })
  expect(await readiness()).toMatchObject({ state: "ready" })
})

test("a process that is gone is a place that cannot be reached", async () => {
  const { url, kill } = await startBucket()
  const { pass } = await openHouse(url)
  await pass(3)
  await kill()
  expect(await pass(2)).toMatchObject({ problem: "unreachable" })
})

test("another checkpoint of that size is an alarm and is never replaced; so is a longer log", async () => {
  const { url, tell } = await startBucket()
  const { entityId, pass, readiness } = await openHouse(url)
  await pass(3)
  const path = `/logs/${entityId}/000000000000009.checkpoint`
  await tell({ put: [path, "another history"] })
  expect(await pass(5)).toMatchObject({ problem: "differs" })
  expect((await tell()).get(path)).toBe("another history")
  expect(await readiness()).toMatchObject({ state: "degraded", what: expect.stringContaining("differs") })
  const longer = `shekara/audit/${entityId}\n900\n${Buffer.alloc(32).toString("base64")}\nmade at 2026-11-22T08:00:00.000Z\n`
  await tell({ put: [`/logs/${entityId}/newest.checkpoint`, `${longer}\n— somebody ${Buffer.alloc(68).toString("base64")}\n`] })
  expect(await pass(1)).toMatchObject({ problem: "ahead" })
})
