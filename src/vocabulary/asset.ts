/** The digital assets this version moves, with the decimal places of their smallest unit. */
const decimals = { BTC: 8, ETH: 18, TRX: 6, USDT: 6, USDC: 6 } as const

export type AssetCode = keyof typeof decimals
export const assetCodes = Object.keys(decimals) as readonly AssetCode[]

/** An exact amount of one asset in its smallest unit (satoshi, wei). */
export interface AssetAmount {
  readonly units: bigint
  readonly asset: AssetCode
}

/** Reads a positive decimal such as "0.015"; undefined when malformed, zero, or finer than the asset's smallest unit. */
export function parseAssetAmount(text: string, asset: AssetCode): AssetAmount | undefined {
  const match = /^(\d{1,20})(?:\.(\d{1,18}))?$/.exec(text)
  if (match === null) return undefined
  const fraction = match[2] ?? ""
  if (fraction.length > decimals[asset]) return undefined
  const units = BigInt(`${match[1]}${fraction.padEnd(decimals[asset], "0")}`)
  return units > 0n ? { units, asset } : undefined
}

/** Writes the amount in whole assets without trailing zeros: "0.015". */
export function printAssetAmount(amount: AssetAmount): string {
  const digits = amount.units.toString().padStart(decimals[amount.asset] + 1, "0")
  const whole = digits.slice(0, -decimals[amount.asset])
  const fraction = digits.slice(-decimals[amount.asset]).replace(/0+$/, "")
  return fraction === "" ? whole : `${whole}.${fraction}`
}

/** Units of the smallest denomination in one whole asset, as a power of ten. */
export function unitsPerWhole(asset: AssetCode): bigint {
  return 10n ** BigInt(decimals[asset])
}
