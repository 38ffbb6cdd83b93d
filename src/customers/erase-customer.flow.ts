import { writeAudited } from "../audit/audit.store.ts"
import { lawOn, type Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import { type Instant, lawDateOf } from "../vocabulary/instant.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { loadCustomer } from "./customers.store.ts"
import type { Customer } from "./customers.ts"
import { eraseSubject } from "./erasure.store.ts"
import { addErasureProposal, approveErasureProposal } from "./erasure-proposal.store.ts"
import type { ErasureStanding } from "./erasure-standing.ts"
import { readErasure } from "./read-erasure.flow.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

/** A customer, and the version that was looked at. */
interface Seen {
  readonly customerId: Id
  readonly version: number
}

const hourMilliseconds = 3_600_000

/**
 * Proposes to erase a customer once the law lets go of the records; nothing changes until somebody else approves. Refuses a
 * customer who is not closed, who has a held transfer, or whose records are still to be kept; the refusal names the day.
 */
export async function proposeErasure(parts: Parts, permit: Permit<"customer.erase">, seen: Seen): Promise<ErasureStanding> {
  const { database, clock, newId, rulebook } = parts
  const { entityId, userId } = permit
  const at = clock.now()
  const { until } = await demandErasable(parts, entityId, seen)
  const lifetime = lawOn(rulebook, lawDateOf(at)).hours("personal_data.erasure_proposal_lifetime")
  if (lifetime === undefined) throw refuse("personal_data.retention_missing", { value: "personal_data.erasure_proposal_lifetime" })
  const expiresAt = new Date(Date.parse(at) + lifetime.value * hourMilliseconds).toISOString()
  const proposal = { erasureId: newId(), proposedBy: userId, proposedAt: at, expiresAt }
  const entry = entryOf(parts, permit, { action: "customer.erasure_proposed", seen, details: { erasureId: proposal.erasureId, until } })
  await writeAudited(database, [entry], (writing) => addErasureProposal(writing, entityId, { customerId: seen.customerId, proposal }))
  return (await readErasure(parts, entityId, seen.customerId)).standing
}

/**
 * Approves as second person, and erases by destroying the customer's key. Whoever proposed it may not approve, and everything is
 * judged again: what has happened since may have to be kept. Cannot be undone.
 */
export async function approveErasure(parts: Parts, permit: Permit<"customer.erase">, seen: Seen): Promise<Customer> {
  const { database, clock } = parts
  const { entityId, userId } = permit
  const at = clock.now()
  const { until, proposal } = await demandErasable(parts, entityId, seen)
  if (proposal === null) throw refuse("customer.erasure_not_proposed", { customerId: seen.customerId })
  const { erasureId, proposedBy } = proposal
  if (proposedBy === userId) throw refuse("customer.erasure_same_person", { customerId: seen.customerId })
  const entry = entryOf(parts, permit, { action: "customer.erased", seen, details: { erasureId, proposedBy, until } })
  await writeAudited(database, [entry], async (writing) => {
    await approveErasureProposal(writing, entityId, { erasureId, by: userId, at })
    await eraseSubject(writing, entityId, { ...seen, at })
  })
  database.vault.forget()
  const erased = await loadCustomer(database.kysely, entityId, seen.customerId)
  if (erased === undefined) throw new Error("A customer who was erased is gone altogether")
  return erased
}

/** The customer as they stand now, if the law has let go of the records. */
async function demandErasable(
  parts: Parts,
  entityId: EntityId,
  { customerId, version }: Seen,
): Promise<ErasureStanding & { readonly until: Instant }> {
  const { customer, standing } = await readErasure(parts, entityId, customerId)
  const { state, until, heldTransfers } = standing
  if (state === "erased") throw refuse("customer.erased", { customerId, erasedAt: customer.erasedAt })
  if (customer.version !== version) throw refuse("request.version_conflict", { customerId, version: customer.version })
  if (until === null) throw refuse("customer.not_closed", { status: customer.status, heldTransfers })
  if (state === "retained") throw refuse("customer.still_retained", { customerId, until })
  return { ...standing, until }
}

interface Done {
  readonly action: string
  readonly seen: Seen
  readonly details: JsonObject
}

function entryOf({ newId, clock }: Parts, { entityId, userId }: Permit<"customer.erase">, { action, seen, details }: Done) {
  const subject = { kind: "customer", id: seen.customerId }
  return { entityId, entryId: newId(), recordedAt: clock.now(), action, actor: userId, subject, details }
}
