import { setImmediate as yieldToOthers } from "node:timers/promises"
import { writeAudited } from "../audit/audit.store.ts"
import type { Writing } from "../runtime/database.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import { Refusal, refuse } from "../vocabulary/refusal.ts"
import type { ListEntry } from "./list-entry.ts"
import { insertEntries, lockVersions, refuseVersion, switchTo } from "./list-version.store.ts"
import { mapEntry } from "./lists/ofac/map-entry.ts"
import { type FileName, fileNames, parseList } from "./lists/ofac/parse-list.ts"
import { refuseFile } from "./lists/ofac/read-rows.ts"
import { type ListVersion, loadFiles, loadListVersion } from "./screening.store.ts"

export type ActivateParts = Pick<Runtime, "database" | "clock" | "newId" | "log">

export interface ActivationProgress {
  readonly stage: "reading" | "storing"
  readonly entriesDone: number
  /** Unknown while the files are read. */
  readonly entriesInAll: number | null
}

export interface Activation {
  readonly entityId: EntityId
  readonly listVersionId: Id
  readonly onProgress?: (progress: ActivationProgress) => void
}

/** Small enough for frequent progress, large enough that the statement's own cost does not count. */
const entriesAtOnce = 2000
/** The programme of every entry of the bundled list, and of no publisher's. */
const syntheticProgram = "SYNTHETIC"

/**
 * Reads a received version and puts it in force in place of the one before, in one transaction. Whatever is wrong with the
 * files marks this version refused and leaves the previous one in force. A version that was settled before is answered as
 * it stands, so that a job may be repeated; a database that fails leaves it received, to be tried again.
 */
export async function activateList(parts: ActivateParts, activation: Activation): Promise<ListVersion> {
  const version = await reload(parts, activation)
  if (version.state !== "received") return version
  try {
    await putInForce(parts, activation, { version, entries: await readEntries(parts, activation) })
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.code !== "list.file_refused") throw cause
    await layAside(parts, activation, { version, problem: cause.details })
  }
  return reload(parts, activation)
}

async function reload({ database }: ActivateParts, { entityId, listVersionId }: Activation): Promise<ListVersion> {
  const version = await loadListVersion(database.kysely, entityId, listVersionId)
  if (version === undefined) throw refuse("list.not_found", { listVersionId })
  return version
}

async function readEntries(
  { database }: ActivateParts,
  { entityId, listVersionId, onProgress }: Activation,
): Promise<readonly ListEntry[]> {
  onProgress?.({ stage: "reading", entriesDone: 0, entriesInAll: null })
  const files = await loadFiles(database.kysely, entityId, listVersionId)
  const known = new Map<FileName, Uint8Array>(fileNames.flatMap((name) => entryIfPresent(name, files.get(name))))
  const rows = parseList(known)
  // Other requests get their turn between the two long thoughts.
  await yieldToOthers()
  return rows.map(mapEntry)
}

function entryIfPresent(name: FileName, bytes: Uint8Array | undefined): [FileName, Uint8Array][] {
  return bytes === undefined ? [] : [[name, bytes]]
}

async function putInForce(
  parts: ActivateParts,
  activation: Activation,
  { version, entries }: { readonly version: ListVersion; readonly entries: readonly ListEntry[] },
): Promise<void> {
  const { entityId, listVersionId, onProgress } = activation
  const { list, digest } = version
  assertOwnUp(version, entries)
  const counts = { entryCount: entries.length, nameCount: entries.reduce((sum, { names }) => sum + names.length, 0) }
  const entry = entryOf(parts, activation, {
    action: "screening.list_activated",
    actor: version.receivedBy,
    details: { list, digest, ...counts },
  })
  await writeAudited(parts.database, [entry], async (writing) => {
    await assertNewest(writing, version, entityId)
    for (let done = 0; done < entries.length; done += entriesAtOnce) {
      onProgress?.({ stage: "storing", entriesDone: done, entriesInAll: entries.length })
      await insertEntries(writing, activation, entries.slice(done, done + entriesAtOnce))
    }
    await switchTo(writing, entityId, { listVersionId, list, ...counts, at: entry.recordedAt })
  })
  await hint(parts, { entityId, list, listVersionId })
}

/** The audit entry leaves out what was found instead: it may be the name of a person. */
async function layAside(
  parts: ActivateParts,
  activation: Activation,
  { version, problem }: { readonly version: ListVersion; readonly problem: JsonObject },
): Promise<void> {
  const { got: _, ...told } = problem
  const details = { list: version.list, ...told }
  const entry = entryOf(parts, activation, { action: "screening.list_refused", actor: version.receivedBy, details })
  await writeAudited(parts.database, [entry], async (writing) => {
    if (!(await refuseVersion(writing, activation, problem))) throw new Error(`List version ${version.listVersionId} was settled meanwhile`)
  })
}

/** The bundled list brought as if it were a publisher's would screen nobody real and not say so. */
function assertOwnUp({ isSynthetic }: ListVersion, entries: readonly ListEntry[]): void {
  const isInvented = entries.some(({ programs }) => programs.includes(syntheticProgram))
  if (isInvented === isSynthetic) return
  throw refuseFile({
    file: "sdn.csv",
    line: 0,
    expected: isSynthetic ? "invented entries only" : "a publisher's list",
    got: isInvented ? "the bundled synthetic list" : "a real list",
  })
}

/** A slow activation must not put back what a later upload has replaced, nor the synthetic list displace a real one. */
async function assertNewest(writing: Writing, { listVersionId, list, isSynthetic }: ListVersion, entityId: EntityId): Promise<void> {
  const versions = await lockVersions(writing, entityId, list)
  if (versions.find((version) => version.listVersionId === listVersionId)?.state !== "received")
    throw new Error(`List version ${listVersionId} was settled meanwhile`)
  const inForce = versions.find(({ state }) => state === "active")
  if (inForce === undefined) return
  if (inForce.listVersionId > listVersionId)
    throw refuseFile({ file: "sdn.csv", line: 0, expected: "the newest files brought", got: "a later upload is in force" })
  if (isSynthetic && !inForce.isSynthetic)
    throw refuseFile({
      file: "sdn.csv",
      line: 0,
      expected: "no synthetic list where a real one is in force",
      got: "the bundled synthetic list",
    })
}

/** Lets other processes load the list before somebody waits for it. Nothing depends on it: each decision asks the database which lists are in force. */
async function hint({ database, log }: ActivateParts, version: { entityId: EntityId; list: string; listVersionId: Id }): Promise<void> {
  try {
    await database.pool.query("select pg_notify('screening_list', $1)", [JSON.stringify(version)])
  } catch (error) {
    log.debug({ err: error }, "NOTIFY was not sent; the list is loaded when it is first asked for")
  }
}

function entryOf(
  { newId, clock }: ActivateParts,
  { entityId, listVersionId }: Activation,
  said: { action: string; actor: string; details: JsonObject },
) {
  return { entityId, entryId: newId(), recordedAt: clock.now(), subject: { kind: "sanctions_list", id: listVersionId }, ...said }
}
