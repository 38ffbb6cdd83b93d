import type { Selectable } from "kysely"
import type { PersonalReading, Writing } from "../runtime/database.ts"
import type { InsertPart } from "../runtime/one-statement.ts"
import type { Schema } from "../runtime/schema.ts"
import { type Opener, openerOf, type Sealer } from "../runtime/sealing/sealing.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { StoredDecision } from "./transfers.ts"

type Row = Selectable<Schema["decision"]>

/** A stored decision as it is read: its texts are null once the customer was erased. */
export type ReadDecision = Omit<StoredDecision, "facts" | "findings"> & {
  readonly texts: Pick<StoredDecision, "facts" | "findings"> | null
}

const placeOf = (decisionId: Id) => ({ table: "decision", column: "texts", rowId: decisionId })

/** Facts and findings are sealed together, a line each: canonical JSON has no line break of its own. */
function textsOf({ facts, findings }: StoredDecision): string {
  return `${facts}\n${findings}`
}

/** Inserts a decision, as a part of the statement that stores a new transfer. */
export function insertDecisionPart(entityId: EntityId, decision: StoredDecision, seal: Sealer): InsertPart {
  const { decisionId, transferId, purpose, outcome, factsDigest, rulebookDigest, codeVersion, decidedAt } = decision
  const texts = seal(placeOf(decisionId), textsOf(decision))
  return {
    name: "inserted_decision",
    into: `decision (entity_id, decision_id, transfer_id, purpose, outcome, texts, facts_digest, rulebook_digest, code_version, decided_at)`,
    row: "$1::uuid, $2::uuid, $3::uuid, $4::text, $5::text, $6::bytea, $7::bytea, $8::text, $9::text, $10::timestamptz",
    values: [entityId, decisionId, transferId, purpose, outcome, texts, factsDigest, rulebookDigest, codeVersion, decidedAt],
  }
}

/** Stores a decision about a transfer that already stands. */
export async function appendDecision(
  writing: Writing,
  entityId: EntityId,
  { decision, seal }: { readonly decision: StoredDecision; readonly seal: Sealer },
): Promise<void> {
  await writing
    .insertInto("decision")
    .values({
      entity_id: entityId,
      decision_id: decision.decisionId,
      transfer_id: decision.transferId,
      purpose: decision.purpose,
      outcome: decision.outcome,
      texts: seal(placeOf(decision.decisionId), textsOf(decision)),
      facts_digest: Buffer.from(decision.factsDigest),
      rulebook_digest: decision.rulebookDigest,
      code_version: decision.codeVersion,
      decided_at: decision.decidedAt,
    })
    .execute()
}

/** Decisions about a transfer, oldest first. */
export async function listDecisions(reading: PersonalReading, entityId: EntityId, transferId: Id): Promise<ReadDecision[]> {
  const rows = await reading
    .selectFrom("decision")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("transfer_id", "=", transferId)
    .orderBy("decision_id")
    .execute()
  return decisionsOf(reading, entityId, rows)
}

export async function loadDecision(
  reading: PersonalReading,
  entityId: EntityId,
  { transferId, decisionId }: { transferId: Id; decisionId: Id },
): Promise<ReadDecision | undefined> {
  const row = await reading
    .selectFrom("decision")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("decision_id", "=", decisionId)
    .where("transfer_id", "=", transferId)
    .executeTakeFirst()
  return row === undefined ? undefined : (await decisionsOf(reading, entityId, [row]))[0]
}

async function decisionsOf(reading: PersonalReading, entityId: EntityId, rows: readonly Row[]): Promise<ReadDecision[]> {
  const open = await openerOf(
    reading,
    entityId,
    rows.map(({ texts }) => texts),
  )
  return rows.map((row) => decisionOf(row, open))
}

function decisionOf(row: Row, open: Opener): ReadDecision {
  return {
    decisionId: row.decision_id,
    transferId: row.transfer_id,
    purpose: row.purpose,
    outcome: row.outcome,
    texts: openTexts(row, open),
    factsDigest: row.facts_digest,
    rulebookDigest: row.rulebook_digest,
    codeVersion: row.code_version,
    decidedAt: row.decided_at,
  }
}

function openTexts({ decision_id: decisionId, texts }: Row, open: Opener): ReadDecision["texts"] {
  if (texts === null) throw refuse("service.sealed", { decisionId })
  const opened = open(placeOf(decisionId), texts)
  if (opened === undefined) return null
  const [facts, findings, ...rest] = opened.toString("utf8").split("\n")
  if (facts === undefined || findings === undefined || rest.length > 0) throw new Error(`Decision ${decisionId} does not hold two texts`)
  return { facts, findings }
}
