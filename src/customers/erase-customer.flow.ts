import { writeAudited } from "../audit/audit.store.ts"
import { lawOn, type Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Id } from "../vocabulary/identifier.ts"
import { lawDateOf } from "../vocabulary/instant.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { loadCustomer } from "./customers.store.ts"
import type { Customer } from "./customers.ts"
import { eraseSubject, readLastHappened } from "./erasure.store.ts"
import { retainedUntil } from "./retained-until.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

/**
 * Erases a customer once the law lets go of the records, by destroying the customer's key. Refuses a customer who is not
 * closed, who has a held transfer, or whose records are still to be kept; the refusal names the day. Cannot be undone.
 */
export async function eraseCustomer(
  parts: Parts,
  permit: Permit<"access.administer">,
  { customerId, version }: { customerId: Id; version: number },
): Promise<Customer> {
  const { database, clock, newId, rulebook } = parts
  const { entityId, userId } = permit
  const at = clock.now()
  const customer = await loadCustomer(database.kysely, entityId, customerId)
  if (customer === undefined) throw refuse("customer.not_found", { customerId })
  if (customer.erasedAt !== null) throw refuse("customer.erased", { customerId, erasedAt: customer.erasedAt })
  if (customer.version !== version) throw refuse("request.version_conflict", { customerId, version: customer.version })
  const { lastTransferAt, lastCaseAt, heldTransfers } = await readLastHappened(database.kysely, entityId, customerId)
  if (customer.status !== "closed" || heldTransfers > 0) throw refuse("customer.not_closed", { status: customer.status, heldTransfers })
  const retention = lawOn(rulebook, lawDateOf(at)).years("records.retention")
  if (retention === undefined) throw refuse("personal_data.retention_missing", { value: "records.retention" })
  const later = [lastTransferAt, lastCaseAt].filter((happened) => happened !== null)
  const until = retainedUntil([customer.updatedAt, ...later], retention.value)
  if (at < until) throw refuse("customer.still_retained", { customerId, until })
  const entry = {
    entityId,
    entryId: newId(),
    recordedAt: at,
    action: "customer.erased",
    actor: userId,
    subject: { kind: "customer", id: customerId },
    details: { until },
  }
  await writeAudited(database, [entry], (writing) => eraseSubject(writing, entityId, { customerId, version, at }))
  database.vault.forget()
  const erased = await loadCustomer(database.kysely, entityId, customerId)
  if (erased === undefined) throw new Error("A customer who was erased is gone altogether")
  return erased
}
