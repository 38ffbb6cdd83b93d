import { isId } from "../../../src/vocabulary/identifier.ts"
import { type Direction, directions, type TransferState, transferStates } from "../../../src/vocabulary/transfer.ts"

/** The filters of the list of transfers, as the URL holds them. */
export interface TransferSearch {
  readonly state?: TransferState
  readonly direction?: Direction
  readonly customerId?: string
}

/** Reads the filters out of an address; what is not one is left out. */
export function parseTransferSearch({ state, direction, customerId }: Record<string, unknown>): TransferSearch {
  const knownState = transferStates.find((known) => known === state)
  const knownDirection = directions.find((known) => known === direction)
  return {
    ...(knownState === undefined ? {} : { state: knownState }),
    ...(knownDirection === undefined ? {} : { direction: knownDirection }),
    ...(typeof customerId === "string" && isId(customerId) ? { customerId } : {}),
  }
}
