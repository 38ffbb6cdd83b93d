import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { assetCodes, parseAssetAmount } from "../vocabulary/asset.ts"
import { valueTransfer } from "./value-transfer.ts"

const inCents = (text: string, asset: "BTC" | "ETH" | "USDT", rate: string) => {
  const amount = parseAssetAmount(text, asset)
  return amount === undefined ? undefined : valueTransfer(amount, rate)?.minorUnits
}

describe("valuing a transfer", () => {
  test.each([
    ["0.015", "BTC", "97000.12", 145501n],
    ["1000", "USDT", "1", 100000n],
    ["999.999999", "USDT", "1", 100000n],
    ["0.000000000000000001", "ETH", "3000", 1n],
    ["1", "BTC", "0.01", 1n],
  ] as const)("%s %s at %s is %s cents, rounded up", (amount, asset, rate, cents) => {
    expect(inCents(amount, asset, rate)).toBe(cents)
  })
  test.each(["0", "0.00", "-1", "1e5", "", "1.", "abc", "1.0000000000000000001"])("a rate written %j is no rate", (rate) => {
    expect(inCents("1", "BTC", rate)).toBeUndefined()
  })
  test("never falls short of the exact value, and never by a cent or more above it", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...assetCodes),
        fc.bigInt({ min: 1n, max: 10n ** 24n }),
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        (asset, units, cents) => {
          const rate = `${cents / 100n}.${(cents % 100n).toString().padStart(2, "0")}`
          const value = valueTransfer({ units, asset }, rate)?.minorUnits
          const scale = 10n ** BigInt({ BTC: 8, ETH: 18, TRX: 6, USDT: 6, USDC: 6 }[asset])
          expect(value).toBeDefined()
          if (value === undefined) return
          expect(value * scale >= units * cents).toBe(true)
          expect((value - 1n) * scale < units * cents).toBe(true)
        },
      ),
    )
  })
})
