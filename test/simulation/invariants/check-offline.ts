import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { formatVerifierKey, type VerifierKey } from "../../../src/audit/audit.ts"
import { listNotes, loadNewestCheckpoint } from "../../../src/audit/checkpoint.store.ts"
import { formatCheckpointFile } from "../../../src/audit/checkpoint-file.ts"
import { countLeaves } from "../../../src/audit/entries.store.ts"
import { exportLog } from "../../../src/audit/export-log.flow.ts"
import { listKeys } from "../../../src/audit/key.store.ts"
import { Failure } from "../../../src/cli/failure.ts"
import { verifyLog } from "../../../src/cli/verify-log.ts"
import { Violation } from "../attempt.ts"
import type { World } from "../world.ts"

/**
 * What an examiner finds at the end: the exported files verify with `audit verify`, against the checkpoint and the key that
 * were kept from the beginning; everything is signed, and the copies have come as far.
 */
export async function checkOffline(world: World, kept: { readonly note: string; readonly key: VerifierKey } | undefined): Promise<void> {
  const { observer, cast, folder } = world
  const size = await countLeaves(observer.kysely, cast.entityId)
  const newest = await loadNewestCheckpoint(observer.kysely, cast.entityId)
  if (newest?.size !== size || kept === undefined) throw new Violation(`Of ${size} entries ${newest?.size ?? 0} are signed`)
  await checkCopies(world, newest.note)
  const at = (name: string) => join(folder, "examiner", name)
  await mkdir(at("."))
  await writeFile(at("log.jsonl"), await exportAll(world))
  const notes = await listNotes(observer, cast.entityId, size)
  await writeFile(at("checkpoints.txt"), formatCheckpointFile(notes, await listKeys(observer.kysely, cast.entityId)))
  await writeFile(at("kept.txt"), kept.note)
  const files = { log: at("log.jsonl"), checkpoint: at("checkpoints.txt"), earlierCheckpoint: at("kept.txt") }
  try {
    const { figures } = await verifyLog({ ...files, key: formatVerifierKey(kept.key) })
    if (figures["entries"] !== size || figures["uncovered"] !== 0) throw new Violation(`Offline, ${JSON.stringify(figures)} were found`)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    throw new Violation(`The exported log does not verify: ${JSON.stringify(error.told.details)}`, { cause: error })
  }
}

async function exportAll({ nodes, cast }: World): Promise<string> {
  const [node] = nodes
  const [officer] = cast.withRole("mlro")
  if (node === undefined || officer === undefined) throw new Error("There is nobody to export the log")
  const lines: string[] = []
  for await (const some of await exportLog(node.parts, cast.may(officer, "audit.export"), { from: 0 })) lines.push(some)
  return lines.join("")
}

/** What lies at the other place is what was signed, and the newest is among it. */
async function checkCopies({ observer, cast, copies }: World, newest: string): Promise<void> {
  const folder = join(copies, cast.entityId)
  const files = (await readdir(folder)).filter((file) => file.endsWith(".checkpoint"))
  const notes = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")))
  const { rows } = await observer.pool.query<{ note: string }>("select note from audit_checkpoint")
  if (notes.some((note) => !rows.some((row) => row.note === note))) throw new Violation("A copy is kept of what was never signed")
  if (!notes.includes(newest)) throw new Violation("The newest checkpoint was never copied")
}
