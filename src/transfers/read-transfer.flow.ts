import { loadCaseOfSubject } from "../cases/cases.store.ts"
import { loadCustomerNames } from "../customers/customers.store.ts"
import type { PersonalReading } from "../runtime/database.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { listDecisions } from "./decisions.store.ts"
import { type TransferDetail, type TransferView, viewDecision, viewTransfer } from "./transfer-view.ts"
import { listTransfers, loadTransfer, type StoredTransfer, type TransferFilter } from "./transfers.store.ts"

/** A transfer with every decision about it and its case. Refuses one that is not there. */
export async function readTransfer(reading: PersonalReading, entityId: EntityId, transferId: Id): Promise<TransferDetail> {
  const stored = await loadTransfer(reading, entityId, transferId)
  if (stored === undefined) throw refuse("transfer.not_found", { transferId })
  const [transfer] = await withNames(reading, entityId, [stored])
  if (transfer === undefined) throw new Error("A transfer was lost on its way to the view")
  const found = await loadCaseOfSubject(reading, entityId, transferId)
  return {
    transfer,
    decisions: (await listDecisions(reading, entityId, transferId)).map((decision) => viewDecision(decision)),
    case: found === undefined ? null : { caseId: found.caseId, state: found.state, ownerId: found.ownerId, preparedBy: found.preparedBy },
  }
}

/** Transfers with their customers' names, newest first, one more than the limit when there are more. */
export async function readTransfers(reading: PersonalReading, entityId: EntityId, filter: TransferFilter): Promise<TransferView[]> {
  return withNames(reading, entityId, await listTransfers(reading, entityId, filter))
}

async function withNames(reading: PersonalReading, entityId: EntityId, stored: readonly StoredTransfer[]): Promise<TransferView[]> {
  const names = await loadCustomerNames(
    reading,
    entityId,
    stored.map(({ customerId }) => customerId),
  )
  return stored.map((transfer) => viewTransfer(transfer, names.get(transfer.customerId) ?? null))
}
