import type { Reading, Writing } from "../runtime/database.ts"
import type { AssetCode } from "../vocabulary/asset.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { refuse } from "../vocabulary/refusal.ts"

/** A quoted price of one whole asset in US dollars. A stored fact: it never changes. */
export interface Rate {
  readonly rateId: Id
  readonly asset: AssetCode
  readonly currency: "USD"
  /** Decimal text, up to 18 places. */
  readonly rate: string
  readonly source: string
  readonly quotedAt: Instant
  readonly recordedAt: Instant
}

/** Stores a quote. Refuses a second one for the same asset, source and time. */
export async function insertRate(writing: Writing, entityId: EntityId, rate: Rate): Promise<void> {
  const { numInsertedOrUpdatedRows } = await writing
    .insertInto("rate")
    .values({
      entity_id: entityId,
      rate_id: rate.rateId,
      asset: rate.asset,
      currency: rate.currency,
      rate: rate.rate,
      source: rate.source,
      quoted_at: rate.quotedAt,
      recorded_at: rate.recordedAt,
    })
    .onConflict((conflict) => conflict.columns(["entity_id", "asset", "currency", "quoted_at", "source"]).doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n)
    throw refuse("valuation.rate_exists", { asset: rate.asset, source: rate.source, quotedAt: rate.quotedAt })
}

/** The newest quote of each asset. */
export async function listNewestRates(reading: Reading, entityId: EntityId): Promise<Rate[]> {
  const rows = await reading
    .selectFrom("rate")
    .selectAll()
    .distinctOn("asset")
    .where("entity_id", "=", entityId)
    .where("currency", "=", "USD")
    .orderBy("asset")
    .orderBy("quoted_at", "desc")
    .execute()
  return rows.map((row) => ({
    rateId: row.rate_id,
    asset: row.asset as AssetCode,
    currency: "USD" as const,
    rate: row.rate.replace(/\.?0+$/, ""),
    source: row.source,
    quotedAt: row.quoted_at,
    recordedAt: row.recorded_at,
  }))
}
