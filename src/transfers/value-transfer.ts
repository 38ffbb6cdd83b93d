import { type AssetAmount, unitsPerWhole } from "../vocabulary/asset.ts"
import type { Money } from "../vocabulary/money.ts"

const centsPerDollar = 100n

/**
 * Value in US dollars of an amount at `rate` dollars for one whole asset. Exact, rounded up to the next cent:
 * a transfer a hair above a threshold must not fall onto it. Undefined when the rate is not a positive decimal.
 */
export function valueTransfer(amount: AssetAmount, rate: string): Money | undefined {
  const match = /^(\d{1,20})(?:\.(\d{1,18}))?$/.exec(rate)
  if (match === null) return undefined
  const fraction = match[2] ?? ""
  const digits = BigInt(`${match[1]}${fraction}`)
  if (digits === 0n) return undefined
  const dividend = amount.units * digits * centsPerDollar
  const divisor = unitsPerWhole(amount.asset) * 10n ** BigInt(fraction.length)
  return { minorUnits: (dividend + divisor - 1n) / divisor, currency: "USD" }
}
