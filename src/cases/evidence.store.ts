import type { PersonalReading, Writing } from "../runtime/database.ts"
import { sealingOverhead } from "../runtime/sealing/seal.ts"
import { openerOf, sealerOf } from "../runtime/sealing/sealing.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { refuse } from "../vocabulary/refusal.ts"

/** A file that somebody laid before the case. Its content never changes. */
export interface Evidence {
  readonly evidenceId: Id
  readonly caseId: Id
  /** Null once the customer of the case was erased. */
  readonly name: string | null
  readonly mediaType: string
  readonly size: number
  /** SHA-256 of the content, hex. */
  readonly sha256: string
  readonly addedBy: Id
  readonly addedAt: Instant
}

/** A piece of evidence with its bytes, and the customer under whose key both are sealed. */
export interface EvidenceWithContent {
  readonly evidence: Evidence & { readonly name: string }
  readonly content: Buffer
  readonly dataSubjectId: Id | null
}

const namePlace = (evidenceId: Id) => ({ table: "evidence", column: "name", rowId: evidenceId })
const contentPlace = (evidenceId: Id) => ({ table: "evidence", column: "content", rowId: evidenceId })

export async function saveEvidence(
  writing: Writing,
  entityId: EntityId,
  { evidence, content, dataSubjectId }: EvidenceWithContent,
): Promise<void> {
  const seal = await sealerOf(writing, entityId, dataSubjectId)
  await writing
    .insertInto("evidence")
    .values({
      entity_id: entityId,
      evidence_id: evidence.evidenceId,
      case_id: evidence.caseId,
      name: seal(namePlace(evidence.evidenceId), evidence.name),
      media_type: evidence.mediaType,
      content: seal(contentPlace(evidence.evidenceId), content),
      sha256: Buffer.from(evidence.sha256, "hex"),
      added_by: evidence.addedBy,
      added_at: evidence.addedAt,
    })
    .execute()
}

export async function listEvidence(reading: PersonalReading, entityId: EntityId, caseId: Id): Promise<Evidence[]> {
  const rows = await reading
    .selectFrom("evidence")
    .select(["evidence_id", "name", "media_type", "sha256", "added_by", "added_at"])
    .select((eb) => eb.fn<number>("octet_length", ["content"]).as("sealedSize"))
    .where("entity_id", "=", entityId)
    .where("case_id", "=", caseId)
    .orderBy("evidence_id")
    .execute()
  const open = await openerOf(
    reading,
    entityId,
    rows.map(({ name }) => name),
  )
  return rows.map((row) => ({
    evidenceId: row.evidence_id,
    caseId,
    name: open(namePlace(row.evidence_id), demand(row.name))?.toString("utf8") ?? null,
    mediaType: row.media_type,
    size: row.sealedSize - sealingOverhead,
    sha256: row.sha256.toString("hex"),
    addedBy: row.added_by,
    addedAt: row.added_at,
  }))
}

/** The bytes of one piece of evidence as they came, with the media type given when it was added. Undefined when erased. */
export async function loadEvidenceContent(
  reading: PersonalReading,
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
  if (row === undefined) return undefined
  const open = await openerOf(reading, entityId, [row.name, row.content])
  const name = open(namePlace(evidenceId), demand(row.name))
  const content = open(contentPlace(evidenceId), demand(row.content))
  return name === undefined || content === undefined ? undefined : { name: name.toString("utf8"), mediaType: row.media_type, content }
}

/** An older version left it in clear, and this start has not had the key to seal it. */
function demand(sealed: Buffer | null): Buffer {
  if (sealed === null) throw refuse("service.sealed")
  return sealed
}
