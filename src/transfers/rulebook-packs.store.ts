import { gunzipSync, gzipSync } from "node:zlib"
import type { Reading, Writing } from "../runtime/database.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"

/** The files of a rulebook under its digest. */
export interface RulebookPack {
  readonly digest: string
  /** `kz-aifc@2026.11.0` */
  readonly version: string
  readonly files: ReadonlyMap<string, string>
  readonly at: Instant
}

/** Keeps the files of a rulebook; a pack that is kept stays as it is. */
export async function insertPack(writing: Writing, entityId: EntityId, { digest, version, files, at }: RulebookPack): Promise<void> {
  await writing
    .insertInto("rulebook_pack")
    .values({ entity_id: entityId, digest, version, files: gzipSync(JSON.stringify([...files])), kept_at: at })
    .onConflict((conflict) => conflict.columns(["entity_id", "digest"]).doNothing())
    .execute()
}

/** The files of a rulebook that is kept. */
export async function loadPackFiles(
  reading: Reading,
  entityId: EntityId,
  digest: string,
): Promise<ReadonlyMap<string, string> | undefined> {
  const row = await reading
    .selectFrom("rulebook_pack")
    .select("files")
    .where("entity_id", "=", entityId)
    .where("digest", "=", digest)
    .executeTakeFirst()
  return row === undefined ? undefined : new Map(JSON.parse(gunzipSync(row.files).toString("utf8")) as [string, string][])
}

/** Digest and version of every rulebook that is kept, newest first. */
export async function listPacks(reading: Reading, entityId: EntityId): Promise<{ digest: string; version: string; keptAt: Instant }[]> {
  const rows = await reading
    .selectFrom("rulebook_pack")
    .select(["digest", "version", "kept_at"])
    .where("entity_id", "=", entityId)
    .orderBy("kept_at", "desc")
    .execute()
  return rows.map(({ digest, version, kept_at: keptAt }) => ({ digest, version, keptAt }))
}
