import { writeAudited } from "../audit/audit.store.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Id } from "../vocabulary/identifier.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { insertCustomer, loadCustomer, updateCustomer } from "./customers.store.ts"
import type { Customer, CustomerRecord } from "./customers.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId">

/** Puts a new customer on record. */
export async function registerCustomer(parts: Parts, permit: Permit<"customer.write">, record: CustomerRecord): Promise<Customer> {
  const customerId = parts.newId()
  const at = parts.clock.now()
  await writeAudited(parts.database, [entryOf(parts, permit, { action: "customer.registered", customerId, record, at })], (writing) =>
    insertCustomer(writing, permit.entityId, { customerId, record, at }),
  )
  return reload(parts, permit, customerId)
}

/** Changes the fields named in `changes` of the version that was read; others stay. */
export async function amendCustomer(
  parts: Parts,
  permit: Permit<"customer.write">,
  { customerId, version, changes }: { customerId: Id; version: number; changes: Partial<CustomerRecord> },
): Promise<Customer> {
  const before = await reload(parts, permit, customerId)
  if (before.name === null) throw refuse("customer.erased", { customerId, erasedAt: before.erasedAt })
  const record: CustomerRecord = { ...before, name: before.name, ...changes }
  const at = parts.clock.now()
  await writeAudited(parts.database, [entryOf(parts, permit, { action: "customer.amended", customerId, record, at })], (writing) =>
    updateCustomer(writing, permit.entityId, { customerId, version, record, at }),
  )
  return reload(parts, permit, customerId)
}

function entryOf(
  { newId }: Parts,
  permit: Permit<"customer.write">,
  { action, customerId, record, at }: { action: string; customerId: Id; record: CustomerRecord; at: string },
) {
  const { reference, kind, name, country, status, services, walletAddress, physicalAddress, nationalId, birthDate, birthPlace } = record
  return {
    entityId: permit.entityId,
    entryId: newId(),
    recordedAt: at,
    action,
    actor: permit.userId,
    subject: { kind: "customer", id: customerId },
    details: { status, services },
    dataSubjectId: customerId,
    personal: { reference, kind, name, country, walletAddress, physicalAddress, nationalId, birthDate, birthPlace },
  }
}

async function reload(parts: Parts, permit: Permit<"customer.write">, customerId: Id): Promise<Customer> {
  const customer = await loadCustomer(parts.database.kysely, permit.entityId, customerId)
  if (customer === undefined) throw refuse("customer.not_found", { customerId })
  return customer
}
