/** Fiat money in minor units (cents, tiyn), exact. Two currencies are never compared. */
export interface Money {
  readonly minorUnits: bigint
  readonly currency: Currency
}

export const currencies = ["USD", "KZT", "EUR"] as const
export type Currency = (typeof currencies)[number]

/** Decimal places of every currency we keep. */
const places = 2

/** Reads "1000" or "1000.50"; anything else, more than two places included, is undefined. */
export function parseMoney(text: string, currency: Currency): Money | undefined {
  const match = /^(\d{1,15})(?:\.(\d{1,2}))?$/.exec(text)
  if (match === null) return undefined
  return { minorUnits: BigInt(`${match[1]}${(match[2] ?? "").padEnd(places, "0")}`), currency }
}

/** Writes money so that `parseMoney` reads the same value: "1000.50". */
export function printMoney(money: Money): string {
  const digits = money.minorUnits.toString().padStart(places + 1, "0")
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** Negative, zero or positive as `left` is below, equal to or above `right`. Comparing two currencies is a bug. */
export function compareMoney(left: Money, right: Money): number {
  if (left.currency !== right.currency) throw new Error(`Compared ${left.currency} with ${right.currency}`)
  return left.minorUnits < right.minorUnits ? -1 : left.minorUnits > right.minorUnits ? 1 : 0
}
