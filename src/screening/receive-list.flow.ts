import { writeAudited } from "../audit/audit.store.ts"
import type { Writing } from "../runtime/database.ts"
import type { Jobs } from "../runtime/jobs.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { confirmVersion, digestFiles, insertReceivedList, type ReceivedList } from "./list-version.store.ts"
import { type FileName, requiredFileNames } from "./lists/ofac/parse-list.ts"
import { refuseFile } from "./lists/ofac/read-rows.ts"
import { loadListsInForce } from "./screening.store.ts"

export type ReceiveParts = Pick<Runtime, "database" | "clock" | "newId">

/** The job that puts a received version in force; its data are `{ entityId, listVersionId }`. */
export const activateListJob = "screening.activate-list"

export interface ListUpload {
  readonly list: string
  readonly title: string
  readonly files: ReadonlyMap<FileName, Uint8Array>
  /** Of the request that brought it. */
  readonly correlationId?: string
}

/** `received`: kept, to be read and put in force by `activateList`. `confirmed`: these files are in force already and count as fresh from now. */
export interface Receipt {
  readonly outcome: "received" | "confirmed"
  readonly listVersionId: Id
}

interface Brought extends ListUpload, Pick<ReceivedList, "isSynthetic" | "receivedBy"> {
  /** What else stands or falls with the receipt. */
  readonly onKept: (writing: Writing, listVersionId: Id) => Promise<unknown>
}

/**
 * Takes the files of a publisher's list and promises, in the same transaction, the job that reads them. Refuses with
 * `list.file_refused` when a file is missing altogether.
 */
export function receiveList(
  parts: ReceiveParts & { readonly jobs: Pick<Jobs, "enqueue"> },
  permit: Permit<"screening.import">,
  upload: ListUpload,
): Promise<Receipt> {
  const { entityId, userId } = permit
  const onKept: Brought["onKept"] = (writing, listVersionId) =>
    parts.jobs.enqueue(activateListJob, { entityId, listVersionId }, { writing, correlationId: upload.correlationId })
  return receive(parts, entityId, { ...upload, isSynthetic: false, receivedBy: userId, onKept })
}

/** Takes the house's own invented list, which no person brings and which therefore needs no permit. The caller puts it in force. */
export function receiveSyntheticList(parts: ReceiveParts, entityId: EntityId, upload: ListUpload): Promise<Receipt> {
  return receive(parts, entityId, { ...upload, isSynthetic: true, receivedBy: "system", onKept: async () => undefined })
}

async function receive(parts: ReceiveParts, entityId: EntityId, brought: Brought): Promise<Receipt> {
  for (const file of requiredFileNames)
    if (!brought.files.has(file)) throw refuseFile({ file, line: 0, expected: "the file", got: "nothing" })
  const digest = digestFiles(brought.files).toString("hex")
  const inForce = (await loadListsInForce(parts.database.kysely, entityId)).find(({ list }) => list === brought.list)
  const isConfirmed =
    inForce?.digest === digest &&
    (await confirm(parts, entityId, { listVersionId: inForce.listVersionId, digest, actor: brought.receivedBy }))
  return isConfirmed ? { outcome: "confirmed", listVersionId: inForce.listVersionId } : keep(parts, entityId, { ...brought, digest })
}

async function confirm(
  parts: ReceiveParts,
  entityId: EntityId,
  { listVersionId, digest, actor }: { listVersionId: Id; digest: string; actor: string },
): Promise<boolean> {
  const entry = entryOf(parts, entityId, { action: "screening.list_confirmed", actor, listVersionId, details: { digest } })
  try {
    return await writeAudited(parts.database, [entry], async (writing) => {
      if (!(await confirmVersion(writing, { entityId, listVersionId }, entry.recordedAt))) throw new NoLongerInForce()
      return true
    })
  } catch (cause) {
    // Replaced in the meantime: then it is a new version like any other, and nothing was written.
    if (cause instanceof NoLongerInForce) return false
    throw cause
  }
}

class NoLongerInForce extends Error {}

async function keep(parts: ReceiveParts, entityId: EntityId, brought: Brought & { readonly digest: string }): Promise<Receipt> {
  const { list, isSynthetic, digest, receivedBy: actor } = brought
  const listVersionId = parts.newId()
  const entry = entryOf(parts, entityId, {
    action: "screening.list_received",
    actor,
    listVersionId,
    details: { list, isSynthetic, digest, files: [...brought.files.keys()] },
  })
  await writeAudited(parts.database, [entry], async (writing) => {
    await insertReceivedList(writing, entityId, { ...brought, listVersionId, receivedAt: entry.recordedAt })
    await brought.onKept(writing, listVersionId)
  })
  return { outcome: "received", listVersionId }
}

function entryOf(
  parts: ReceiveParts,
  entityId: EntityId,
  { listVersionId, ...said }: { action: string; actor: string; listVersionId: Id; details: JsonObject },
) {
  return {
    entityId,
    entryId: parts.newId(),
    recordedAt: parts.clock.now(),
    subject: { kind: "sanctions_list", id: listVersionId },
    ...said,
  }
}
