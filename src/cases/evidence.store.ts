import type { Reading, Writing } from "../runtime/database.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"

/** A file that somebody laid before the case. Its content never changes. */
export interface Evidence {
  readonly evidenceId: Id
  readonly caseId: Id
  readonly name: string
  readonly mediaType: string
  readonly size: number
  /** SHA-256 of the content, hex. */
  readonly sha256: string
  readonly addedBy: Id
  readonly addedAt: Instant
}

/** A piece of evidence with its bytes. */
export interface EvidenceWithContent {
  readonly evidence: Evidence
  readonly content: Buffer
}

export async function saveEvidence(writing: Writing, entityId: EntityId, { evidence, content }: EvidenceWithContent): Promise<void> {
  await writing
    .insertInto("evidence")
    .values({
      entity_id: entityId,
      evidence_id: evidence.evidenceId,
      case_id: evidence.caseId,
      name: evidence.name,
      media_type: evidence.mediaType,
      content,
      sha256: Buffer.from(evidence.sha256, "hex"),
      added_by: evidence.addedBy,
      added_at: evidence.addedAt,
    })
    .execute()
}

export async function listEvidence(reading: Reading, entityId: EntityId, caseId: Id): Promise<Evidence[]> {
  const rows = await reading
    .selectFrom("evidence")
    .select(["evidence_id", "name", "media_type", "sha256", "added_by", "added_at"])
    .select((eb) => eb.fn<number>("octet_length", ["content"]).as("size"))
    .where("entity_id", "=", entityId)
    .where("case_id", "=", caseId)
    .orderBy("evidence_id")
    .execute()
  return rows.map((row) => ({
    evidenceId: row.evidence_id,
    caseId,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256.toString("hex"),
    addedBy: row.added_by,
    addedAt: row.added_at,
  }))
}

/** The stored bytes of one piece of evidence, with the media type given when it was added. */
export async function loadEvidenceContent(
  reading: Reading,
  entityId: EntityId,
  { caseId, evidenceId }: { caseId: Id; evidenceId: Id },
): Promise<{ name: string; mediaType: string; content: Buffer } | undefined> {
  const row = await reading
    .selectFrom("evidence")
    .select(["name", "media_type", "content"])
    .where("entity_id", "=", entityId)
    .where("evidence_id", "=", evidenceId)
    .where("case_id", "=", caseId)
    .executeTakeFirst()
  return row === undefined ? undefined : { name: row.name, mediaType: row.media_type, content: row.content }
}
