import { bytesToHex } from "@noble/hashes/utils.js"
import type { AuditEntry } from "../audit/audit.ts"
import { type Law, lawOn, type Rulebook } from "../rulebook/rulebook.ts"
import type { HouseEvent } from "../runtime/event-bus.ts"
import type { ObservedDecision } from "../runtime/observer.ts"
import type { Id } from "../vocabulary/identifier.ts"
import type { TransferState } from "../vocabulary/transfer.ts"
import { assess } from "./assess.ts"
import { freezeFacts, freezeFindings } from "./freeze-facts.ts"
import type { Assessment, StoredDecision, TransferFacts } from "./transfers.ts"

/** A decision that has been thought and not yet written, with all that its story needs to write it. */
export interface Decided {
  readonly facts: TransferFacts
  readonly law: Law
  readonly assessment: Assessment
  readonly decision: StoredDecision
}

/** Assesses frozen facts under the law of their day and puts the result into the form in which it is stored. */
export function recordDecision(
  facts: TransferFacts,
  rulebook: Rulebook,
  { decisionId, codeVersion }: { decisionId: Id; codeVersion: string },
): Decided {
  const law = lawOn(rulebook, facts.lawDate)
  const assessment = assess(facts, law)
  const frozen = freezeFacts(facts)
  const decision = {
    decisionId,
    transferId: facts.transfer.transferId,
    purpose: facts.purpose,
    outcome: assessment.outcome,
    facts: frozen.text,
    factsDigest: frozen.digest,
    findings: freezeFindings(assessment.findings),
    rulebookDigest: law.digest,
    codeVersion,
    decidedAt: facts.assessedAt,
  }
  return { facts, law, assessment, decision }
}

/** Value in US cents as it is stored beside the transfer; null without a price. */
export function valueCentsOf({ value }: Assessment): string | null {
  return value === undefined ? null : value.minorUnits.toString()
}

/** The audit entry of a decision. It vouches for the frozen facts without holding them; findings are codes, not names. */
export function entryOf(
  { facts, assessment, decision }: Decided,
  { entryId, actor, action }: { entryId: Id; actor: string; action: string },
): AuditEntry {
  const { decisionId, transferId, purpose, outcome, rulebookDigest, factsDigest } = decision
  const findings = assessment.findings.map(({ reason, severity }) => `${severity} ${reason}`)
  return {
    entityId: facts.entity.entityId,
    entryId,
    recordedAt: facts.assessedAt,
    action,
    actor,
    subject: { kind: "transfer", id: transferId },
    details: { decisionId, purpose, outcome, rulebookDigest, findings },
    personal: bytesToHex(factsDigest),
    dataSubjectId: facts.transfer.customerId,
  }
}

/** What the world outside is told: ids and codes only. */
export function eventOf({ facts, assessment, decision }: Decided, { eventId, state }: { eventId: Id; state: TransferState }): HouseEvent {
  const { decisionId, transferId, outcome } = decision
  const reasons = assessment.findings.map(({ reason }) => reason)
  return {
    entityId: facts.entity.entityId,
    eventId,
    topic: `transfer.${state}`,
    createdAt: facts.assessedAt,
    payload: { transferId, decisionId, outcome, reasons },
  }
}

/** What whoever counts is told: codes. */
export function observedOf({ assessment, decision: { purpose, outcome } }: Decided): ObservedDecision {
  return { purpose, outcome, reasons: assessment.findings.filter(({ severity }) => severity !== "note").map(({ reason }) => reason) }
}
