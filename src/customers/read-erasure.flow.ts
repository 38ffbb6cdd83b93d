import { lawOn, type Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import { lawDateOf } from "../vocabulary/instant.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { loadCustomer } from "./customers.store.ts"
import type { Customer } from "./customers.ts"
import { readLastHappened } from "./erasure.store.ts"
import { loadErasureProposal } from "./erasure-proposal.store.ts"
import { type ErasureStanding, judgeErasure } from "./erasure-standing.ts"

type Parts = Pick<Runtime, "database" | "clock"> & { readonly rulebook: Rulebook }

/** How near a customer is to being erased. Refuses where the rulebook does not say for how long records are kept. */
export async function readErasure(
  { database, clock, rulebook }: Parts,
  entityId: EntityId,
  customerId: Id,
): Promise<{ readonly customer: Customer; readonly standing: ErasureStanding }> {
  const now = clock.now()
  const customer = await loadCustomer(database.kysely, entityId, customerId)
  if (customer === undefined) throw refuse("customer.not_found", { customerId })
  const retention = lawOn(rulebook, lawDateOf(now)).years("records.retention")
  if (retention === undefined) throw refuse("personal_data.retention_missing", { value: "records.retention" })
  const happened = await readLastHappened(database.kysely, entityId, customerId)
  const proposal = await loadErasureProposal(database.kysely, entityId, customerId)
  return { customer, standing: judgeErasure({ customer, happened, retentionYears: retention.value, proposal, now }) }
}
