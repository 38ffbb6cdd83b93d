import type { AssetCode } from "../vocabulary/asset.ts"
import type { Chance } from "./open-chance.ts"

const bech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
const hexadecimal = "0123456789abcdef"
const base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

/** The form of an address on the asset's chain: what it begins with, its letters, its whole length. */
const forms = {
  BTC: { mark: "bc1qfakefake", letters: bech32, length: 42 },
  ETH: { mark: "0xfa4efa4efa4e", letters: hexadecimal, length: 42 },
  USDC: { mark: "0xfa4efa4efa4e", letters: hexadecimal, length: 42 },
  TRX: { mark: "TSyntheticFake", letters: base58, length: 34 },
  USDT: { mark: "TSyntheticFake", letters: base58, length: 34 },
} as const satisfies Record<AssetCode, { readonly mark: string; readonly letters: string; readonly length: number }>

/** An address that looks well formed and begins by saying that it is none. Its checksum is wrong, so no wallet sends to it. */
export function inventWallet(chance: Chance, asset: AssetCode): string {
  const { mark, letters, length } = forms[asset]
  return mark.padEnd(length, "#").replaceAll("#", () => letters.charAt(chance.below(letters.length)))
}
