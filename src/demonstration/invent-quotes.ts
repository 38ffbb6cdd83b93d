import { type AssetCode, assetCodes } from "../vocabulary/asset.ts"
import { addHours, type Instant } from "../vocabulary/instant.ts"
import type { PlannedQuote } from "./demonstration.ts"
import type { Chance } from "./open-chance.ts"

const syntheticSource = "synthetic prices (demonstration)"

const hoursBetweenQuotes = 12

/** Round numbers to start from, and how far one quote strays from the last. */
const beginnings = {
  BTC: { rate: 90_000, stray: 0.02 },
  ETH: { rate: 3_000, stray: 0.025 },
  TRX: { rate: 0.3, stray: 0.03 },
  USDT: { rate: 1, stray: 0 },
  USDC: { rate: 1, stray: 0 },
} as const satisfies Record<AssetCode, { readonly rate: number; readonly stray: number }>

/** Invented prices of every asset, twice a day from `from` on and once more at `until`, oldest first. */
export function inventQuotes(chance: Chance, { from, until }: { from: Instant; until: Instant }): PlannedQuote[] {
  const moments = [...momentsFrom(from, until), until]
  const rates: Record<AssetCode, number> = {
    BTC: beginnings.BTC.rate,
    ETH: beginnings.ETH.rate,
    TRX: beginnings.TRX.rate,
    USDT: 1,
    USDC: 1,
  }
  return moments.flatMap((at) =>
    assetCodes.map((asset) => {
      const { stray } = beginnings[asset]
      rates[asset] *= 1 + chance.between(-stray, stray)
      return { at, asset, rate: printRate(rates[asset]), source: syntheticSource }
    }),
  )
}

function momentsFrom(from: Instant, until: Instant): Instant[] {
  return from < until ? [from, ...momentsFrom(addHours(from, hoursBetweenQuotes), until)] : []
}

/** Five significant digits, never in exponents. */
function printRate(rate: number): string {
  return String(Number(rate.toPrecision(5)))
}
