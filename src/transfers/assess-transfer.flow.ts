import { insertAudited } from "../audit/audit.store.ts"
import { openCaseParts, ownerAnswered } from "../cases/cases.store.ts"
import { appendOutboxPart } from "../runtime/outbox.store.ts"
import type { AssetAmount } from "../vocabulary/asset.ts"
import type { Id } from "../vocabulary/identifier.ts"
import type { Party } from "../vocabulary/party.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Direction, TransferState, WalletHosting } from "../vocabulary/transfer.ts"
import { insertDecisionPart } from "./decisions.store.ts"
import { dueAt } from "./due-at.ts"
import { gatherFacts, type TransferParts } from "./gather-facts.flow.ts"
import { readTransfer } from "./read-transfer.flow.ts"
import { entryOf, eventOf, observedOf, recordDecision, valueCentsOf } from "./record-decision.ts"
import { type TransferDetail, viewDecided } from "./transfer-view.ts"
import { digestRequest, insertTransferPart, isDigestOf, loadByIdempotencyKey } from "./transfers.store.ts"
import type { TransferFact } from "./transfers.ts"

export interface TransferRequest {
  readonly idempotencyKey: string
  readonly customerId: Id
  readonly direction: Direction
  readonly amount: AssetAmount
  readonly otherParty: Party
  readonly otherWalletHosting: WalletHosting
  readonly otherVaspName: string | null
}

const stateOf = { release: "released", hold: "held", reject: "rejected" } as const satisfies Record<string, TransferState>

/** The transfer as it stands after the request; `isNew` tells whether this request made it or an earlier one with the same key. */
export interface Submitted {
  readonly isNew: boolean
  readonly detail: TransferDetail
}

/** The story of one transfer: gather, gates, decide, commit. Refuses an idempotency key that was used for a different request. */
export async function assessTransfer(
  parts: TransferParts,
  permit: Permit<"transfer.submit">,
  request: TransferRequest,
): Promise<Submitted> {
  const startedAt = performance.now()
  const { entityId } = permit
  const transfer = receive(parts, request)
  const requestDigest = await digestRequest(parts.database.kysely, entityId, transfer)
  const { facts, seal } = await gatherFacts(parts, {
    entityId,
    purpose: "submission",
    assessedAt: transfer.requestedAt,
    transfer,
    openCase: null,
    clearances: [],
    verdict: null,
  })
  const decided = recordDecision(facts, parts.rulebook, { decisionId: parts.newId(), codeVersion: parts.codeVersion })
  const state = stateOf[decided.assessment.outcome]
  const opened = { entityId, caseId: parts.newId(), eventId: parts.newId(), subjectId: transfer.transferId, openedAt: transfer.requestedAt }
  const workingRoles = parts.rulebook.roles["case.work"]
  const entry = entryOf(decided, { entryId: parts.newId(), actor: permit.userId, action: "transfer.submitted" })
  const valueCents = valueCentsOf(decided.assessment)
  const isHeld = state === "held"
  const rows = [
    insertTransferPart({ entityId, transfer, idempotencyKey: request.idempotencyKey, requestDigest, valueCents, state, seal }),
    insertDecisionPart(entityId, decided.decision, seal),
    ...(isHeld
      ? openCaseParts({ ...opened, dataSubjectId: transfer.customerId, dueAt: dueAt(transfer.requestedAt, decided.law), workingRoles })
      : []),
    appendOutboxPart(eventOf(decided, { eventId: parts.newId(), state })),
  ]
  try {
    const answered = await insertAudited(parts.database, { ...entry, seal }, rows)
    parts.observer?.decided({ ...observedOf(decided), seconds: (performance.now() - startedAt) / 1000 })
    const openedCase = isHeld ? { caseId: opened.caseId, ownerId: ownerAnswered(answered, opened.caseId) } : null
    return { isNew: true, detail: viewDecided(decided, { state, openedCase }) }
  } catch (cause) {
    if (!isDuplicate(cause)) throw cause
    return answerEarlier(parts, permit, { key: request.idempotencyKey, asked: transfer, cause })
  }
}

function receive({ clock, newId }: TransferParts, { idempotencyKey: _, amount, ...rest }: TransferRequest): TransferFact {
  const asked = { ...rest, asset: amount.asset, units: amount.units.toString(), otherParty: { ...rest.otherParty } }
  return { transferId: newId(), requestedAt: clock.now(), ...asked }
}

const uniqueViolation = "23505"

/**
 * Something of this request is there already. Most often its key; any of its rows where a batch was written and only the
 * answer to it was lost, for then each of the batch is written again alone.
 */
function isDuplicate(cause: unknown): boolean {
  return cause instanceof Error && "code" in cause && cause.code === uniqueViolation
}

async function answerEarlier(
  parts: TransferParts,
  { entityId }: Permit<"transfer.submit">,
  { key, asked, cause }: { key: string; asked: TransferFact; cause: unknown },
): Promise<Submitted> {
  const { kysely } = parts.database
  const earlier = await loadByIdempotencyKey(kysely, entityId, key)
  if (earlier === undefined) throw cause
  if (!(await isDigestOf(kysely, entityId, { digest: earlier.requestDigest, asked })))
    throw refuse("request.idempotency_key_reused", { key })
  return { isNew: false, detail: await readTransfer(kysely, entityId, earlier.transfer.transferId) }
}
