import { partyOf } from "../customers/customers.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Sealer } from "../runtime/sealing/sealing.ts"
import type { ScreeningLists } from "../screening/screening-lists.flow.ts"
import type { Clearance } from "../vocabulary/decision.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import { type Instant, lawDateOf } from "../vocabulary/instant.ts"
import { readStanding, type Standing } from "./standing.store.ts"
import type { Purpose, TransferFact, TransferFacts } from "./transfers.ts"

/** What the stories of a transfer stand on. */
export type TransferParts = Runtime & { readonly rulebook: Rulebook; readonly lists: ScreeningLists; readonly codeVersion: string }

export interface Asked {
  readonly entityId: EntityId
  readonly purpose: Purpose
  readonly assessedAt: Instant
  readonly transfer: TransferFact
  readonly openCase: TransferFacts["openCase"]
  readonly clearances: readonly Clearance[]
  readonly verdict: TransferFacts["verdict"]
}

/** The facts, and what seals them when they are stored. */
export interface Gathered {
  readonly facts: TransferFacts
  readonly seal: Sealer
}

/** Reads, once, everything the decision will rest on. A database that does not answer stops the request; lists that do not answer are a fact. */
export async function gatherFacts(parts: TransferParts, asked: Asked): Promise<Gathered> {
  const { entityId, transfer, assessedAt, ...rest } = asked
  const { customerId, asset } = transfer
  const standing = await readStanding(parts.database, { entityId, customerId, asset, at: assessedAt })
  const { customer, seal } = standing
  const facts: TransferFacts = {
    form: "shekara/transfer-facts@1",
    entity: { entityId, isDemonstration: standing.isDemonstration },
    assessedAt,
    lawDate: lawDateOf(assessedAt),
    ...rest,
    transfer,
    customer:
      customer === null
        ? null
        : { status: customer.status, country: customer.country, services: customer.services, party: partyOf({ ...customer, customerId }) },
    price: standing.price,
    screening: await screen(parts, { entityId, standing, transfer }),
  }
  return { facts, seal }
}

/** Screens both ends. `null` when the lists could not be asked, which holds the transfer. */
async function screen(
  parts: TransferParts,
  { entityId, standing, transfer }: { entityId: EntityId; standing: Standing; transfer: TransferFact },
): Promise<TransferFacts["screening"]> {
  const names = [
    { role: "customer" as const, name: standing.customer?.name ?? null },
    { role: "other_party" as const, name: transfer.otherParty.name ?? null },
  ]
  try {
    return { lists: standing.activeLists, parties: await parts.lists.screen(entityId, standing.activeLists, names) }
  } catch (cause) {
    parts.log.error({ err: cause, entityId, transferId: transfer.transferId }, "The lists could not be asked; the transfer is held")
    return null
  }
}
