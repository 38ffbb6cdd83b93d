import { createHash } from "node:crypto"
import { sql } from "kysely"
import type { Writing } from "../runtime/database.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import type { ListEntry } from "./list-entry.ts"

/** One version of one entity's list. */
export interface VersionKey {
  readonly entityId: EntityId
  readonly listVersionId: Id
}

export interface ReceivedList {
  readonly listVersionId: Id
  readonly list: string
  readonly title: string
  readonly isSynthetic: boolean
  readonly receivedBy: string
  readonly receivedAt: Instant
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** SHA-256 over the names and digests of the files, in order of their names: the same for the same bytes. */
export function digestFiles(files: ReadonlyMap<string, Uint8Array>): Buffer {
  const lines = [...files].map(([name, content]) => `${name} ${sha256(content).toString("hex")}\n`)
  return sha256(Buffer.from(lines.sort((left, right) => (left < right ? -1 : 1)).join("")))
}

/** Keeps the files as they came. They are not yet read, and nothing is screened against them. */
export async function insertReceivedList(writing: Writing, entityId: EntityId, received: ReceivedList): Promise<void> {
  const { listVersionId: list_version_id, list, title, isSynthetic, receivedBy, receivedAt, files } = received
  await writing
    .insertInto("sanctions_list")
    .values({
      entity_id: entityId,
      list_version_id,
      list,
      title,
      is_synthetic: isSynthetic,
      state: "received",
      source_digest: digestFiles(files),
      entry_count: null,
      name_count: null,
      received_by: receivedBy,
      received_at: receivedAt,
      activated_at: null,
      confirmed_at: null,
      problem: null,
    })
    .execute()
  const rows = [...files].map(([file_name, content]) => ({
    entity_id: entityId,
    list_version_id,
    file_name,
    content: Buffer.from(content),
    sha256: sha256(content),
  }))
  await writing.insertInto("sanctions_file").values(rows).execute()
}

/** Writes entries of a version in one statement. */
export async function insertEntries(
  writing: Writing,
  { entityId, listVersionId }: VersionKey,
  entries: readonly ListEntry[],
): Promise<void> {
  const ids = entries.map(({ entryId }) => entryId)
  const kinds = entries.map(({ kind }) => kind)
  const programs = entries.map((entry) => entry.programs.join(", "))
  const bodies = entries.map((entry) => JSON.stringify(entry))
  await sql`
    insert into sanctions_entry (entity_id, list_version_id, entry_id, kind, program, entry)
    select ${entityId}, ${listVersionId}, e.id, e.kind, e.program, e.body::jsonb
    from unnest(${ids}::text[], ${kinds}::text[], ${programs}::text[], ${bodies}::text[]) as e (id, kind, program, body)`.execute(writing)
}

/** The versions of a list, held against change until the transaction ends; of two that activate at once the second waits here. */
export async function lockVersions(writing: Writing, entityId: EntityId, list: string) {
  return writing
    .selectFrom("sanctions_list")
    .select(["list_version_id as listVersionId", "state", "is_synthetic as isSynthetic"])
    .where("entity_id", "=", entityId)
    .where("list", "=", list)
    .orderBy("list_version_id")
    .forUpdate()
    .execute()
}

/** Puts a version in force in place of the one before, if there is one. */
export async function switchTo(
  writing: Writing,
  entityId: EntityId,
  next: {
    readonly listVersionId: Id
    readonly list: string
    readonly entryCount: number
    readonly nameCount: number
    readonly at: Instant
  },
): Promise<void> {
  await writing
    .updateTable("sanctions_list")
    .set({ state: "superseded" })
    .where("entity_id", "=", entityId)
    .where("list", "=", next.list)
    .where("state", "=", "active")
    .execute()
  await writing
    .updateTable("sanctions_list")
    .set({ state: "active", entry_count: next.entryCount, name_count: next.nameCount, activated_at: next.at, confirmed_at: next.at })
    .where("entity_id", "=", entityId)
    .where("list_version_id", "=", next.listVersionId)
    .execute()
}

/** Somebody brought the publisher's files again and they are those in force. False when that version is in force no longer. */
export async function confirmVersion(writing: Writing, { entityId, listVersionId }: VersionKey, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("sanctions_list")
    .set({ confirmed_at: at })
    .where("entity_id", "=", entityId)
    .where("list_version_id", "=", listVersionId)
    .where("state", "=", "active")
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Lays a received version aside with what is wrong with it. False when it was settled before; never touches the version in force. */
export async function refuseVersion(writing: Writing, { entityId, listVersionId }: VersionKey, problem: JsonObject): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("sanctions_list")
    .set({ state: "refused", problem: JSON.stringify(problem) })
    .where("entity_id", "=", entityId)
    .where("list_version_id", "=", listVersionId)
    .where("state", "=", "received")
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest()
}
