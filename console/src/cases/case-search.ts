import { isId } from "../../../src/vocabulary/identifier.ts"

export const caseFilters = ["to_do", "open", "prepared", "closed"] as const
export type CaseFilter = (typeof caseFilters)[number]

/** The filters of the inbox, as the URL holds them. Without a state it shows what is to be done. */
export interface CaseSearch {
  readonly state?: CaseFilter | "all"
  readonly ownerId?: string
}

/** Reads the filters out of an address; what is not one is left out. */
export function parseCaseSearch({ state, ownerId }: Record<string, unknown>): CaseSearch {
  const known = ([...caseFilters, "all"] as const).find((one) => one === state)
  return { ...(known === undefined ? {} : { state: known }), ...(typeof ownerId === "string" && isId(ownerId) ? { ownerId } : {}) }
}
