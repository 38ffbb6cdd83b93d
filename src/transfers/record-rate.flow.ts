import { writeAudited } from "../audit/audit.store.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { insertRate, type Rate } from "./rates.store.ts"

/** Records a quoted price with its source and time. A quote from the future is refused: nobody can have seen it. */
export async function recordRate(
  { database, clock, newId }: Pick<Runtime, "database" | "clock" | "newId">,
  permit: Permit<"valuation.write">,
  quote: Pick<Rate, "asset" | "rate" | "source" | "quotedAt">,
): Promise<Rate> {
  const recordedAt = clock.now()
  const quotedAt = new Date(quote.quotedAt).toISOString()
  if (quotedAt > recordedAt) throw refuse("request.invalid", { field: "quotedAt", expected: `a time up to now, ${recordedAt}` })
  const rate: Rate = { ...quote, quotedAt, rateId: newId(), currency: "USD", recordedAt }
  const { entityId, userId } = permit
  const entry = {
    entityId,
    entryId: newId(),
    recordedAt,
    action: "rate.recorded",
    actor: userId,
    subject: { kind: "rate", id: rate.rateId },
    details: { asset: rate.asset, currency: rate.currency, rate: rate.rate, source: rate.source, quotedAt },
  }
  await writeAudited(database, [entry], (writing) => insertRate(writing, entityId, rate))
  return rate
}
