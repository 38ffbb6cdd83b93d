import type { Selectable } from "kysely"
import type { Reading, Writing } from "../runtime/database.ts"
import type { InsertPart } from "../runtime/one-statement.ts"
import type { Schema } from "../runtime/schema.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { StoredDecision } from "./transfers.ts"

/** Inserts a decision, as a part of the statement that stores a new transfer. */
export function insertDecisionPart(entityId: EntityId, decision: StoredDecision): InsertPart {
  const { decisionId, transferId, purpose, outcome, facts, factsDigest, findings, rulebookDigest, codeVersion, decidedAt } = decision
  return {
    name: "inserted_decision",
    into: "decision",
    row: "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    values: [entityId, decisionId, transferId, purpose, outcome, facts, factsDigest, findings, rulebookDigest, codeVersion, decidedAt],
  }
}

/** Stores a decision about a transfer that already stands. */
export async function appendDecision(writing: Writing, entityId: EntityId, decision: StoredDecision): Promise<void> {
  await writing
    .insertInto("decision")
    .values({
      entity_id: entityId,
      decision_id: decision.decisionId,
      transfer_id: decision.transferId,
      purpose: decision.purpose,
      outcome: decision.outcome,
      facts: decision.facts,
      facts_digest: Buffer.from(decision.factsDigest),
      findings: decision.findings,
      rulebook_digest: decision.rulebookDigest,
      code_version: decision.codeVersion,
      decided_at: decision.decidedAt,
    })
    .execute()
}

/** Decisions about a transfer, oldest first. */
export async function listDecisions(reading: Reading, entityId: EntityId, transferId: Id): Promise<StoredDecision[]> {
  const rows = await reading
    .selectFrom("decision")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("transfer_id", "=", transferId)
    .orderBy("decision_id")
    .execute()
  return rows.map(decisionOf)
}

export async function loadDecision(
  reading: Reading,
  entityId: EntityId,
  { transferId, decisionId }: { transferId: Id; decisionId: Id },
): Promise<StoredDecision | undefined> {
  const row = await reading
    .selectFrom("decision")
    .selectAll()
    .where("entity_id", "=", entityId)
    .where("decision_id", "=", decisionId)
    .where("transfer_id", "=", transferId)
    .executeTakeFirst()
  return row === undefined ? undefined : decisionOf(row)
}

function decisionOf(row: Selectable<Schema["decision"]>): StoredDecision {
  return {
    decisionId: row.decision_id,
    transferId: row.transfer_id,
    purpose: row.purpose,
    outcome: row.outcome,
    facts: row.facts,
    factsDigest: row.facts_digest,
    findings: row.findings,
    rulebookDigest: row.rulebook_digest,
    codeVersion: row.code_version,
    decidedAt: row.decided_at,
  }
}
