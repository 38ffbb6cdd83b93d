import type { Consent } from "../access/step-up.flow.ts"
import { type Case, type Preparation, requireDecidable } from "../cases/cases.ts"
import type { Clearance, Outcome } from "../vocabulary/decision.ts"
import { findingKey } from "../vocabulary/finding.ts"
import type { Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { Permit } from "../vocabulary/permit.ts"
import type { TransferParts } from "./gather-facts.flow.ts"
import { commitStep, loadHeld, reassess } from "./held-transfer.flow.ts"

export interface Verdict {
  readonly transferId: Id
  readonly version: number
  readonly why: string
  /** The checker's confirmation by a second factor, where one was asked for. */
  readonly consent?: Consent | undefined
}

/**
 * The checker approves. Fresh facts are gathered and assessed with the clearances that both people stand for; only a
 * decision to release lets the transfer go. Anything new holds it, and the case goes back to be worked.
 */
export async function releaseTransfer(
  parts: TransferParts,
  permit: Permit<"transfer.decide">,
  { why, consent, ...on }: Verdict,
): Promise<Outcome> {
  const { entityId, userId } = permit
  const step = { ...on, entityId, userId }
  const held = await loadHeld(parts, step)
  const found = requireDecidable(held.case, userId)
  const at = parts.clock.now()
  const clearances = clearancesOf(found, { userId, at, why })
  const decided = await reassess(parts, held, {
    entityId,
    purpose: "release",
    at,
    clearances,
    verdict: { kind: "approve", by: userId, why },
  })
  const { outcome, decisionId } = decided.decision
  const settled = { release: "released", reject: "rejected" } as const
  const resolution = outcome === "hold" ? undefined : settled[outcome]
  const changes =
    resolution === undefined
      ? { kind: "reassessed" as const, caseChange: { state: "open" as const, prepared: null }, transferChange: {} }
      : {
          kind: resolution,
          caseChange: { state: "closed" as const, closed: { by: userId, at, resolution } },
          transferChange: { settled: { state: resolution, at } },
        }
  await commitStep(parts, step, { held, step: { ...changes, at, body: { why, decisionId }, decided, consent } })
  return outcome
}

/** The checker refuses: the transfer is rejected, whatever the gates would say. */
export async function rejectTransfer(
  parts: TransferParts,
  permit: Permit<"transfer.decide">,
  { why, consent, ...on }: Verdict,
): Promise<Outcome> {
  const { entityId, userId } = permit
  const step = { ...on, entityId, userId }
  const held = await loadHeld(parts, step)
  requireDecidable(held.case, userId)
  const at = parts.clock.now()
  const decided = await reassess(parts, held, {
    entityId,
    purpose: "rejection",
    at,
    clearances: [],
    verdict: { kind: "reject", by: userId, why },
  })
  const closed = { by: userId, at, resolution: "rejected" as const }
  const body = { why, decisionId: decided.decision.decisionId }
  await commitStep(parts, step, {
    held,
    step: {
      kind: "rejected",
      at,
      body,
      caseChange: { state: "closed", closed },
      transferChange: { settled: { state: "rejected", at } },
      decided,
      consent,
    },
  })
  return decided.decision.outcome
}

/** The maker's reasons become clearances by the checker's approval, which also ends the open case itself. */
function clearancesOf(
  found: Case & { preparation: Preparation; preparedBy: Id },
  { userId, at, why }: { userId: Id; at: Instant; why: string },
): Clearance[] {
  const both = { preparedBy: found.preparedBy, approvedBy: userId, approvedAt: at }
  return [
    ...found.preparation.clearances.map((clearance) => ({ ...clearance, ...both })),
    { findingKey: findingKey({ reason: "case.open", basis: found.caseId }), why, ...both },
  ]
}
