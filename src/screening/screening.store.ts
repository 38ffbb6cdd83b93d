import { type RawBuilder, sql } from "kysely"
import type { Reading } from "../runtime/database.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import type { ListEntry } from "./list-entry.ts"
import { plainLetters } from "./normalise-name.ts"
import type { ScreenedList } from "./screening.ts"

/** One set of files brought for a list, and what became of it. */
export interface ListVersion {
  readonly listVersionId: Id
  readonly list: string
  readonly title: string
  readonly isSynthetic: boolean
  readonly state: "received" | "active" | "superseded" | "refused"
  readonly digest: string
  /** Known once the files have been read. */
  readonly entryCount: number | null
  readonly nameCount: number | null
  /** A user id, or `system`. */
  readonly receivedBy: string
  readonly receivedAt: Instant
  readonly activatedAt: Instant | null
  readonly confirmedAt: Instant | null
  /** Why the files were refused: file, line, what was expected and found. */
  readonly problem: JsonObject | null
}

/** The versions in force now. One small indexed query, asked for every decision: what a cache believes is never relied on. */
export async function loadListsInForce(reading: Reading, entityId: EntityId): Promise<readonly ScreenedList[]> {
  const versions = await selectVersions(reading, entityId).where("state", "=", "active").orderBy("list").execute()
  return versions.map(({ list, listVersionId, title, isSynthetic, activatedAt, confirmedAt, digest }) => {
    if (activatedAt === null || confirmedAt === null) throw new Error(`List version ${listVersionId} is in force since never`)
    return { list, listVersionId, title, isSynthetic, activatedAt, confirmedAt, digest }
  })
}

/** Versions of every list, newest first; one more than `limit`, so that the page knows whether it is the last. */
export function listVersions(
  reading: Reading,
  entityId: EntityId,
  page: { readonly cursor?: Id | undefined; readonly limit: number },
): Promise<readonly ListVersion[]> {
  const versions = selectVersions(reading, entityId)
    .orderBy("list_version_id", "desc")
    .limit(page.limit + 1)
  return (page.cursor === undefined ? versions : versions.where("list_version_id", "<", page.cursor)).execute()
}

export function loadListVersion(reading: Reading, entityId: EntityId, listVersionId: Id): Promise<ListVersion | undefined> {
  return selectVersions(reading, entityId).where("list_version_id", "=", listVersionId).executeTakeFirst()
}

/** Every entry of a version. A version that was not stored whole is a defect, not a shorter list. */
export async function loadEntries(reading: Reading, entityId: EntityId, listVersionId: Id): Promise<readonly ListEntry[]> {
  const version = await loadListVersion(reading, entityId, listVersionId)
  const rows = await reading
    .selectFrom("sanctions_entry")
    .select("entry")
    .where("entity_id", "=", entityId)
    .where("list_version_id", "=", listVersionId)
    .orderBy("entry_id")
    .execute()
  if (rows.length === 0 || rows.length !== version?.entryCount)
    throw new Error(`List version ${listVersionId} has ${rows.length} entries, expected ${version?.entryCount}`)
  return rows.map(({ entry }) => entryOf(entry))
}

export async function loadFiles(reading: Reading, entityId: EntityId, listVersionId: Id): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = await reading
    .selectFrom("sanctions_file")
    .select(["file_name", "content"])
    .where("entity_id", "=", entityId)
    .where("list_version_id", "=", listVersionId)
    .execute()
  return new Map(files.map(({ file_name, content }) => [file_name, content]))
}

/** Entries of a version, all or those with `name` somewhere in a name, in the publisher's spelling or in Latin letters. One more than `limit`. */
export async function searchEntries(
  reading: Reading,
  entityId: EntityId,
  asked: { readonly listVersionId: Id; readonly name?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
): Promise<readonly ListEntry[]> {
  let rows = reading
    .selectFrom("sanctions_entry")
    .select("entry")
    .where("entity_id", "=", entityId)
    .where("list_version_id", "=", asked.listVersionId)
  if (asked.cursor !== undefined) rows = rows.where("entry_id", ">", asked.cursor)
  if (asked.name !== undefined) rows = rows.where(bearsName(asked.name))
  const found = await rows
    .orderBy("entry_id")
    .limit(asked.limit + 1)
    .execute()
  return found.map(({ entry }) => entryOf(entry))
}

function bearsName(name: string): RawBuilder<boolean> {
  const patterns = [name, plainLetters(name)].map((text) => `%${text.replace(/[\\%_]/g, "\\$&")}%`)
  return sql<boolean>`exists (select from jsonb_array_elements(entry -> 'names') as listed where listed ->> 'text' ilike any (${patterns}::text[]))`
}

/** Written by `insertEntries` alone, from a `ListEntry`. */
function entryOf(entry: unknown): ListEntry {
  return entry as ListEntry
}

function selectVersions(reading: Reading, entityId: EntityId) {
  return reading
    .selectFrom("sanctions_list")
    .where("entity_id", "=", entityId)
    .select([
      "list_version_id as listVersionId",
      "list",
      "title",
      "is_synthetic as isSynthetic",
      "state",
      "entry_count as entryCount",
      "name_count as nameCount",
      "received_by as receivedBy",
      "received_at as receivedAt",
      "activated_at as activatedAt",
      "confirmed_at as confirmedAt",
      "problem",
      sql<string>`encode(source_digest, 'hex')`.as("digest"),
    ])
}
