export const directions = ["withdrawal", "deposit"] as const
export type Direction = (typeof directions)[number]

export const walletHostings = ["self_hosted", "vasp", "unknown"] as const
/** Who holds the keys at the other end. `unknown` is an honest answer and holds the transfer. */
export type WalletHosting = (typeof walletHostings)[number]

export const transferStates = ["held", "released", "rejected"] as const
export type TransferState = (typeof transferStates)[number]
