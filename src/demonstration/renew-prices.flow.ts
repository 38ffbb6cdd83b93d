import { findOnlyEntity, listUsers } from "../access/access.store.ts"
import { permit } from "../access/access.ts"
import type { TransferParts } from "../transfers/gather-facts.flow.ts"
import { recordRate } from "../transfers/record-rate.flow.ts"
import { inventQuotes } from "./invent-quotes.ts"
import { openChance } from "./open-chance.ts"

const moreThanThePeople = 100

/** Quotes today's invented prices, so that a demonstration which was filled another day does not hold every transfer for an old one. */
export async function renewPrices(parts: TransferParts): Promise<void> {
  const reading = parts.database.kysely
  const entity = await findOnlyEntity(reading)
  if (entity?.isDemonstration !== true) throw new Error("Invented prices belong to the demonstration alone")
  const { entityId } = entity
  const administrator = (await listUsers(reading, entityId, { limit: moreThanThePeople })).find(({ roles }) =>
    roles.includes("administrator"),
  )
  if (administrator === undefined) throw new Error("The demonstration has no administrator")
  const mayQuote = permit({ ...administrator, entityId, isDemonstration: true }, "valuation.write", parts.rulebook.roles)
  const now = parts.clock.now()
  for (const { at, ...quote } of inventQuotes(openChance(0, now), { from: now, until: now }))
    await recordRate(parts, mayQuote, { ...quote, quotedAt: at })
}
