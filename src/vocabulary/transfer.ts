import type { AssetAmount } from "./asset.ts"
import type { Id } from "./identifier.ts"
import type { Instant } from "./instant.ts"
import type { Party } from "./party.ts"

export const directions = ["withdrawal", "deposit"] as const
export type Direction = (typeof directions)[number]

export const walletHostings = ["self_hosted", "vasp", "unknown"] as const
/** Who holds the keys at the other end. `unknown` is an honest answer and holds the transfer. */
export type WalletHosting = (typeof walletHostings)[number]

/** A movement of value that a customer asks for. `otherParty` is the beneficiary of a withdrawal, the originator of a deposit. */
export interface Transfer {
  readonly transferId: Id
  readonly customerId: Id
  readonly direction: Direction
  readonly amount: AssetAmount
  readonly otherParty: Party
  readonly otherWalletHosting: WalletHosting
  /** Name of the virtual asset service provider at the other end, where there is one. */
  readonly otherVaspName?: string
  readonly requestedAt: Instant
}

export const transferStates = ["held", "released", "rejected"] as const
export type TransferState = (typeof transferStates)[number]
