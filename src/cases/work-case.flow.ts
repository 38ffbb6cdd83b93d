import { createHash } from "node:crypto"
import { writeAudited } from "../audit/audit.store.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { Json, JsonObject } from "../vocabulary/json.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Role } from "../vocabulary/role.ts"
import { type CaseChange, loadCase, saveCaseStep } from "./cases.store.ts"
import { type Case, type CaseEventKind, requireOpen } from "./cases.ts"
import { type Evidence, type EvidenceWithContent, saveEvidence } from "./evidence.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId">

/** Adds a note to an open case. The audit entry vouches for its words without holding them. */
export async function noteOnCase(parts: Parts, permit: Permit<"case.work">, { caseId, text }: { caseId: Id; text: string }): Promise<Case> {
  const before = requireOpen(await loadCase(parts.database.kysely, permit.entityId, caseId), caseId)
  await takeStep(parts, permit, { before, kind: "noted", change: {}, body: { text }, details: {}, personal: text })
  return reload(parts, permit, caseId)
}

/** Hands an open case to somebody who holds one of the fit roles. Refuses anybody else. */
export async function assignCase(
  parts: Parts,
  permit: Permit<"case.work">,
  { caseId, ownerId, fitRoles }: { caseId: Id; ownerId: Id; fitRoles: readonly Role[] },
): Promise<Case> {
  const { kysely } = parts.database
  const before = requireOpen(await loadCase(kysely, permit.entityId, caseId), caseId)
  const owner = await kysely
    .selectFrom("user_account")
    .select("roles")
    .where("entity_id", "=", permit.entityId)
    .where("user_id", "=", ownerId)
    .where("disabled_at", "is", null)
    .executeTakeFirst()
  if (!owner?.roles.some((role) => fitRoles.includes(role))) throw refuse("case.owner_unfit", { ownerId })
  await takeStep(parts, permit, { before, kind: "assigned", change: { ownerId }, body: { ownerId }, details: { ownerId } })
  return reload(parts, permit, caseId)
}

/** Lays a file before an open case. The content is stored as it came; its hash stands in the audit log. */
export async function addEvidence(
  parts: Parts,
  permit: Permit<"case.work">,
  { caseId, name, mediaType, content }: { caseId: Id; name: string; mediaType: string; content: Buffer },
): Promise<Evidence> {
  const before = requireOpen(await loadCase(parts.database.kysely, permit.entityId, caseId), caseId)
  const evidence = {
    evidenceId: parts.newId(),
    caseId,
    name,
    mediaType,
    size: content.length,
    addedBy: permit.userId,
    addedAt: parts.clock.now(),
    sha256: createHash("sha256").update(content).digest("hex"),
  }
  const body = { evidenceId: evidence.evidenceId, name, sha256: evidence.sha256 }
  await takeStep(parts, permit, {
    before,
    kind: "evidence_added",
    change: {},
    body,
    details: { evidenceId: evidence.evidenceId, sha256: evidence.sha256 },
    personal: name,
    added: { evidence, content, dataSubjectId: before.dataSubjectId },
  })
  return evidence
}

interface Step {
  readonly before: Case
  readonly kind: CaseEventKind
  readonly change: CaseChange
  readonly body: JsonObject
  readonly details: JsonObject
  readonly personal?: Json
  readonly added?: EvidenceWithContent
}

async function takeStep({ database, clock, newId }: Parts, permit: Permit<"case.work">, step: Step): Promise<void> {
  const { entityId, userId } = permit
  const now: Instant = clock.now()
  const { before, kind, change, body, details, personal, added } = step
  const entry = {
    entityId,
    entryId: newId(),
    recordedAt: now,
    action: `case.${kind}`,
    actor: userId,
    subject: { kind: "case", id: before.caseId },
    details,
    ...(personal === undefined ? {} : { personal, dataSubjectId: before.dataSubjectId ?? undefined }),
  }
  await writeAudited(database, [entry], async (writing) => {
    await saveCaseStep(writing, entityId, { before, change, event: { eventId: newId(), kind, actor: userId, occurredAt: now, body } })
    if (added !== undefined) await saveEvidence(writing, entityId, added)
  })
}

async function reload(parts: Parts, permit: Permit<"case.work">, caseId: Id): Promise<Case> {
  return requireOpen(await loadCase(parts.database.kysely, permit.entityId, caseId), caseId)
}
