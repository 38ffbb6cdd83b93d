import { findOnlyEntity } from "../../src/access/access.store.ts"
import { listCustomers } from "../../src/customers/customers.store.ts"
import type { House } from "../../src/house.ts"

/** More than a demonstration for tests ever has. */
const everybody = 1_000

/** A customer of the demonstration about whom nothing stands in the way of a withdrawal. */
export async function readyCustomer({ parts }: House): Promise<{ readonly customerId: string; readonly name: string }> {
  const { kysely } = parts.database
  const entity = await findOnlyEntity(kysely)
  if (entity === undefined) throw new Error("The demonstration keeps no firm")
  const active = await listCustomers(kysely, entity.entityId, { status: "active", limit: everybody })
  for (const { customerId, name, kind, country, services, walletAddress, nationalId } of active.toReversed()) {
    const isKnown = walletAddress !== null && nationalId !== null && name !== null && /^[A-Za-z ]+$/.test(name)
    if (isKnown && kind === "natural" && country === "KZ" && services.includes("withdrawal")) return { customerId, name }
  }
  throw new Error("The demonstration has no customer who may withdraw")
}
