import { type Preparation, requireDecidable } from "../cases/cases.ts"
import type { Finding } from "../vocabulary/finding.ts"
import type { Id } from "../vocabulary/identifier.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { checkPreparation } from "./check-preparation.ts"
import { listDecisions } from "./decisions.store.ts"
import type { TransferParts } from "./gather-facts.flow.ts"
import { commitStep, loadHeld } from "./held-transfer.flow.ts"

interface On {
  readonly transferId: Id
  readonly version: number
}

/** The maker's step: a recommendation, and a reason for each finding that judgement is to end, laid before a second person. */
export async function prepareTransfer(
  parts: TransferParts,
  permit: Permit<"case.work">,
  { preparation, ...on }: On & { readonly preparation: Preparation },
): Promise<void> {
  const step = { ...on, entityId: permit.entityId, userId: permit.userId }
  const held = await loadHeld(parts, step)
  const last = (await listDecisions(parts.database.kysely, permit.entityId, on.transferId)).at(-1)
  if (last?.texts === null) throw refuse("customer.erased", { customerId: held.transfer.customerId })
  if (last === undefined) throw new Error(`Transfer ${on.transferId} has no decision`)
  checkPreparation(preparation, JSON.parse(last.texts.findings) as Finding[])
  const at = parts.clock.now()
  const prepared = { by: permit.userId, at, preparation }
  const body = {
    recommendation: preparation.recommendation,
    why: preparation.why,
    clearances: preparation.clearances.map((clearance) => ({ ...clearance })),
  }
  await commitStep(parts, step, {
    held,
    step: { kind: "prepared", at, body, caseChange: { state: "prepared", prepared }, transferChange: {} },
  })
}

/** The checker's step back: the case returns to whoever works it, with the question that is open. */
export async function returnTransfer(
  parts: TransferParts,
  permit: Permit<"transfer.decide">,
  { why, ...on }: On & { readonly why: string },
): Promise<void> {
  const step = { ...on, entityId: permit.entityId, userId: permit.userId }
  const held = await loadHeld(parts, step)
  requireDecidable(held.case, permit.userId)
  const at = parts.clock.now()
  await commitStep(parts, step, {
    held,
    step: { kind: "returned", at, body: { why }, caseChange: { state: "open", prepared: null }, transferChange: {} },
  })
}
