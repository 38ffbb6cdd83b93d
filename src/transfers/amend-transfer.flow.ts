import type { Id } from "../vocabulary/identifier.ts"
import type { Party } from "../vocabulary/party.ts"
import type { Permit } from "../vocabulary/permit.ts"
import type { WalletHosting } from "../vocabulary/transfer.ts"
import type { TransferParts } from "./gather-facts.flow.ts"
import { commitStep, loadHeld, reassess } from "./held-transfer.flow.ts"
import { factOf } from "./transfers.store.ts"

export interface Amendment {
  readonly transferId: Id
  readonly version: number
  /** Fields of the other party that become known or are corrected; those left out stay. */
  readonly otherParty?: Partial<Party>
  readonly otherWalletHosting?: WalletHosting
  readonly otherVaspName?: string
}

/**
 * Supplies what was missing about the other party of a held transfer, and assesses it anew. It stays held: the open
 * case is ended by two people. An earlier preparation falls, since it spoke of other facts.
 */
export async function amendTransfer(parts: TransferParts, permit: Permit<"transfer.amend">, amendment: Amendment): Promise<void> {
  const { transferId, version } = amendment
  const { entityId, userId } = permit
  const on = { transferId, version, entityId, userId }
  const held = await loadHeld(parts, on)
  const { transfer: stored } = held
  const known = factOf(stored)
  const other = {
    party: { ...known.otherParty, ...amendment.otherParty },
    hosting: amendment.otherWalletHosting ?? stored.otherWalletHosting,
    vaspName: amendment.otherVaspName ?? stored.otherVaspName,
  }
  const transfer = { ...known, otherParty: other.party, otherWalletHosting: other.hosting, otherVaspName: other.vaspName }
  const at = parts.clock.now()
  const decided = await reassess(parts, held, { entityId, purpose: "amendment", at, transfer, clearances: [], verdict: null })
  const changed = [...Object.keys(amendment.otherParty ?? {}), ...["otherWalletHosting", "otherVaspName"].filter((key) => key in amendment)]
  const body = { fields: changed, decisionId: decided.decision.decisionId }
  await commitStep(parts, on, {
    held,
    step: { kind: "subject_amended", at, body, caseChange: { state: "open", prepared: null }, transferChange: { other }, decided },
  })
}
