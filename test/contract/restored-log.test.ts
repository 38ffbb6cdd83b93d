import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { keepCheckpoints } from "../../src/audit/keep-checkpoints.flow.ts"
import { openSequencer } from "../../src/audit/sequence-entries.flow.ts"
import { verifyLog } from "../../src/cli/verify-log.ts"
import { backUp } from "../../src/operations/back-up.flow.ts"
import { restore } from "../../src/operations/restore.flow.ts"
import { loadRulebook } from "../../src/rulebook/rulebook.store.ts"
import type { Database } from "../../src/runtime/database.ts"
import { openLog } from "../../src/runtime/log.ts"
import { newId } from "../../src/runtime/new-id.ts"
import { auditApp } from "../builders/audit-app.ts"
import { fillLog } from "../builders/fill-log.ts"
import { HandClock } from "../builders/open-outbox.ts"
import { freshDatabase } from "../fresh-database.ts"

const [entityId, userId] = [newId(), newId()]
const clock = new HandClock()

/** Adds entries, signs them, and exports log and checkpoints. */
async function growAndExport(database: Database, folder: string, name: string): Promise<{ log: string; checkpoint: string }> {
  const watch = { isSigning: true, signingProblems: new Map(), excessPowers: [] }
  const parts = { database, clock, newId, log: openLog("silent"), rulebook: loadRulebook(), watch, places: [] }
  await fillLog(database, entityId, 400)
  clock.wait(60_000)
  await openSequencer({ database, clock, newId }).sequence(entityId)
  await keepCheckpoints({ ...parts, keyFile: join(folder, "audit-key.pem"), entities: async () => [entityId] })
  expect(watch.signingProblems.size).toBe(0)
  const app = await auditApp({ database, clock, entityId, userId })
  const files = { log: join(folder, `${name}.jsonl`), checkpoint: join(folder, `${name}.txt`) }
  const headers = { "x-role": "examiner" }
  const { size } = (await app.inject({ url: "/v1/audit/state", headers })).json().checkpoint
  await writeFile(files.checkpoint, (await app.inject({ url: `/v1/audit/checkpoint-file?to=${size}`, headers })).body)
  await writeFile(files.log, (await app.inject({ url: `/v1/audit/export?to=${size}`, headers })).body)
  return files
}

test("a log that comes back from a backup goes on, and is found sound against a checkpoint from before the loss", async () => {
  const folder = await mkdtemp(join(tmpdir(), "shekara-restored-log-"))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const lost = await freshDatabase()
  const before = await growAndExport(lost, folder, "before")
  const backup = join(folder, "backup")
  await backUp({ databaseUrl: lost.url, folder: backup, codeVersion: "test", takenAt: clock.now(), onProgress: () => undefined })
  const found = await freshDatabase({ isEmpty: true })
  await restore({ databaseUrl: found.url, folder: backup, onProgress: () => undefined })

  const after = await growAndExport(found, folder, "after")
  const { figures } = await verifyLog({ ...after, earlierCheckpoint: before.checkpoint })
  expect(figures).toMatchObject({ verified: true, uncovered: 0 })
  expect(Number(figures["entries"])).toBeGreaterThan(800)
})
