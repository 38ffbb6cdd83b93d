import type { Consent } from "../access/step-up.flow.ts"
import { writeAudited } from "../audit/audit.store.ts"
import type { AuditEntry } from "../audit/audit.ts"
import { type CaseChange, loadCaseOfSubject, saveCaseStep } from "../cases/cases.store.ts"
import type { Case, CaseEventKind } from "../cases/cases.ts"
import { appendOutbox } from "../runtime/outbox.store.ts"
import type { Sealer } from "../runtime/sealing/sealing.ts"
import type { Clearance } from "../vocabulary/decision.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { appendDecision } from "./decisions.store.ts"
import { gatherFacts, type TransferParts } from "./gather-facts.flow.ts"
import { type Decided, entryOf, eventOf, observedOf, recordDecision, valueCentsOf } from "./record-decision.ts"
import { factOf, loadTransfer, type StoredTransfer, saveTransferStep, type TransferChange } from "./transfers.store.ts"
import type { Purpose, TransferFact, TransferFacts } from "./transfers.ts"

/** A held transfer with the open case about it, as they were when the step began. */
export interface Held {
  readonly transfer: StoredTransfer
  readonly case: Case
}

/** Who takes a step, on which version of which transfer. */
export interface StepOn {
  readonly entityId: EntityId
  readonly userId: Id
  readonly transferId: Id
  readonly version: number
}

/** Loads what a step is about. Refuses a transfer that is unknown, settled, or not at the version the caller saw. */
export async function loadHeld({ database: { kysely } }: TransferParts, { entityId, transferId, version }: StepOn): Promise<Held> {
  // The case first: whoever settles the transfer between the two reads closes the case with it, and is met below.
  const found = await loadCaseOfSubject(kysely, entityId, transferId)
  const transfer = await loadTransfer(kysely, entityId, transferId)
  if (transfer === undefined) throw refuse("transfer.not_found", { transferId })
  if (transfer.state !== "held") throw refuse("transfer.already_settled", { transferId, state: transfer.state })
  if (transfer.version !== version) throw refuse("request.version_conflict", { transferId, version: transfer.version })
  if (found === undefined || found.state === "closed") throw new Error(`Held transfer ${transferId} has no open case`)
  return { transfer, case: found }
}

/** A new decision about a held transfer, and what seals it. */
export type Reassessed = Decided & { readonly seal: Sealer }

/** Assesses a held transfer anew from fresh facts. No old answer is trusted. */
export async function reassess(
  parts: TransferParts,
  held: Held,
  asked: {
    entityId: EntityId
    purpose: Purpose
    at: Instant
    transfer?: TransferFact
    clearances: readonly Clearance[]
    verdict: TransferFacts["verdict"]
  },
): Promise<Reassessed> {
  const { facts, seal } = await gatherFacts(parts, {
    entityId: asked.entityId,
    purpose: asked.purpose,
    assessedAt: asked.at,
    transfer: asked.transfer ?? factOf(held.transfer),
    openCase: { caseId: held.case.caseId, openedAt: held.case.openedAt },
    clearances: asked.clearances,
    verdict: asked.verdict,
  })
  return { seal, ...recordDecision(facts, parts.rulebook, { decisionId: parts.newId(), codeVersion: parts.codeVersion }) }
}

export interface Step {
  readonly kind: CaseEventKind
  readonly at: Instant
  readonly body: JsonObject
  readonly caseChange: CaseChange
  readonly transferChange: TransferChange
  /** The decision this step made, where it made one. */
  readonly decided?: Reassessed
  readonly consent?: Consent | undefined
}

/** Commits one step of a held transfer: transfer, case, timeline, decision, outbox and audit entry, all or nothing. */
export async function commitStep(parts: TransferParts, on: StepOn, { held, step }: { held: Held; step: Step }): Promise<void> {
  const { entityId, userId } = on
  const { decided, transferChange, consent } = step
  await writeAudited(parts.database, [entryFor(parts, { ...on, customerId: held.transfer.customerId }, step)], async (writing) => {
    await consent?.spend(writing)
    const change = decided === undefined ? transferChange : { ...transferChange, valueCents: valueCentsOf(decided.assessment) }
    await saveTransferStep(writing, entityId, { before: held.transfer, change })
    const event = { eventId: parts.newId(), kind: step.kind, actor: userId, occurredAt: step.at, body: step.body }
    await saveCaseStep(writing, entityId, { before: held.case, change: step.caseChange, event })
    if (decided === undefined) return
    await appendDecision(writing, entityId, decided)
    await appendOutbox(writing, eventOf(decided, { eventId: parts.newId(), state: transferChange.settled?.state ?? "held" }))
  })
  if (decided !== undefined) parts.observer?.decided(observedOf(decided))
}

function entryFor(
  { newId }: TransferParts,
  { entityId, userId, transferId, customerId }: StepOn & { readonly customerId: Id },
  { kind, at, body, decided, consent }: Step,
): AuditEntry {
  const action = `transfer.${kind}`
  if (decided !== undefined) {
    const entry = entryOf(decided, { entryId: newId(), actor: userId, action })
    return consent === undefined ? entry : { ...entry, details: { ...entry.details, consent: consent.details } }
  }
  return {
    entityId,
    entryId: newId(),
    recordedAt: at,
    action,
    actor: userId,
    subject: { kind: "transfer", id: transferId },
    details: {},
    personal: body,
    dataSubjectId: customerId,
  }
}
