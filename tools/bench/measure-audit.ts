import { execFileSync } from "node:child_process"
import { once } from "node:events"
import { createWriteStream } from "node:fs"
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { appendLeaves, canonicalBytes, formatCheckpoint, formatNote, formatVerifierKey, openRange, rootOf } from "../../src/audit/audit.ts"
import { openSequencer } from "../../src/audit/sequence-entries.flow.ts"
import { openLogHashes } from "../../src/cli/digest-piece.ts"
import { systemClock } from "../../src/runtime/clock.ts"
import { closeDatabase, openDatabase } from "../../src/runtime/database.ts"
import { createDatabase } from "../../src/runtime/embedded-postgres/create-database.ts"
import { startEmbeddedPostgres } from "../../src/runtime/embedded-postgres/embedded-postgres.ts"
import { migrate } from "../../src/runtime/migrate.ts"
import { newId } from "../../src/runtime/new-id.ts"
import { fillLog } from "../../test/builders/fill-log.ts"
import { syntheticKey } from "../../test/builders/signed-log.ts"
import type { Figure } from "./figure.ts"

const entries = 1_000_000
const verifyRuns = 3
const placed = { runs: 5, entries: 20_000, batch: 2_000 }

/** The audit log at size: leaves placed and hashed into the tree on a durable database, and a million exported lines verified offline. */
export async function measureAudit(): Promise<Figure[]> {
  const directory = await mkdtemp(join(tmpdir(), "shekara-audit-bench-"))
  try {
    return [await measurePlacing(directory), ...(await measureVerifying(directory))]
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function measurePlacing(directory: string): Promise<Figure> {
  const server = await startEmbeddedPostgres({ directory: join(directory, "postgres"), durable: true })
  const database = openDatabase(await createDatabase(server.url, "bench"))
  try {
    await migrate(database)
    const entityId = newId()
    const values: number[] = []
    for (let run = 0; run < placed.runs; run++) {
      for (let done = 0; done < placed.entries; done += placed.batch) await fillLog(database, entityId, placed.batch)
      const sequencer = openSequencer({ database, clock: systemClock, newId })
      const startedAt = performance.now()
      while ((await sequencer.sequence(entityId)) === "more");
      values.push(placed.entries / ((performance.now() - startedAt) / 1000))
      await sequencer.release()
    }
    const note = "positions, subtree hashes and commit, in batches of 2,000"
    return { name: "audit leaves placed into the tree, durable", unit: "per second", values, target: "at least 10,000", note }
  } finally {
    await closeDatabase(database)
    await server.stop()
  }
}

async function measureVerifying(directory: string): Promise<Figure[]> {
  const [log, checkpoint, key] = ["log.jsonl", "checkpoint.txt", "key.txt"].map((name) => join(directory, name)) as [string, string, string]
  const signed = await writeLog(log)
  await writeFile(checkpoint, signed.note)
  await writeFile(key, signed.key)
  const { size } = await stat(log)
  const values: number[] = []
  for (let run = 0; run < verifyRuns; run++) {
    const startedAt = performance.now()
    execFileSync(process.execPath, [
      fileURLToPath(new URL("../../src/cli/shekara.ts", import.meta.url)),
      "audit",
      "verify",
      "--log",
      log,
      "--checkpoint",
      checkpoint,
      "--key",
      key,
    ])
    values.push((performance.now() - startedAt) / 1000)
  }
  const note = `${Math.round(size / 2 ** 20)} MiB, from the command to its exit`
  return [{ name: "a million-entry log verified offline", unit: "s", values, target: "under 10", note }]
}

/** Lines like those of transfers: some three hundred bytes of canonical text each. */
async function writeLog(path: string): Promise<{ note: string; key: string }> {
  const key = syntheticKey()
  const hashes = openLogHashes()
  const out = createWriteStream(path)
  let range = openRange(0)
  for (let position = 0; position < entries; position++) {
    const id = newId()
    const details = {
      transferId: newId(),
      outcome: "release",
      findings: [],
      factsDigest: id.replaceAll("-", ""),
      rulebookDigest: "0".repeat(64),
    }
    const canonical = Buffer.from(
      canonicalBytes({
        form: "shekara/audit-entry@1",
        entryId: id,
        recordedAt: "2026-11-22T08:00:00.000Z",
        action: "transfer.released",
        actor: "system",
        subject: { kind: "transfer", id },
        details,
      }),
    ).toString("utf8")
    const leafHash = hashes.leafHashOf(canonical)
    range = appendLeaves(range, [Buffer.from(leafHash, "hex")], hashes.hashNode)
    if (!out.write(`${JSON.stringify({ position, entryId: id, canonical, leafHash })}\n`)) await once(out, "drain")
  }
  out.end()
  await once(out, "finish")
  const text = formatCheckpoint({
    origin: key.name,
    size: entries,
    root: rootOf(range, hashes.hashNode),
    madeAt: "2026-11-22T08:00:00.000Z",
  })
  return { note: formatNote(text, [{ key, signature: key.sign(text) }]), key: formatVerifierKey(key) }
}
