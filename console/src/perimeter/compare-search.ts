import { isLawDate } from "../../../src/vocabulary/instant.ts"
import { type RankChoice, rankChoices } from "./position-search.ts"

export const statementViews = ["all", "declared", "observed"] as const
export type StatementView = (typeof statementViews)[number]

/** Two inquiries into one position, as the URL holds them, and a fact supposed otherwise in the second. */
export interface CompareSearch {
  readonly position?: string
  readonly beforeOn?: string
  readonly beforeRanks?: RankChoice
  readonly beforeView?: StatementView
  readonly afterOn?: string
  readonly afterRanks?: RankChoice
  readonly afterView?: StatementView
  readonly fact?: string
  /** Whose fact: kind and id. */
  readonly of?: string
  /** The word supposed: of an enum, or `true` and `false`. */
  readonly value?: string
}

/** Reads a comparison out of an address; what is not understood is left out. */
export function parseCompareSearch(search: Record<string, unknown>): CompareSearch {
  const day = (value: unknown) => (typeof value === "string" && isLawDate(value) ? value : undefined)
  // An address spells true and false as they are; here they are words.
  const text = (value: unknown) =>
    typeof value === "string" && value !== "" ? value : typeof value === "boolean" ? String(value) : undefined
  const ranks = (value: unknown) => rankChoices.find((known) => known === value)
  const view = (value: unknown) => statementViews.find((known) => known === value)
  const found = {
    position: text(search["position"]),
    beforeOn: day(search["beforeOn"]),
    beforeRanks: ranks(search["beforeRanks"]),
    beforeView: view(search["beforeView"]),
    afterOn: day(search["afterOn"]),
    afterRanks: ranks(search["afterRanks"]),
    afterView: view(search["afterView"]),
    fact: text(search["fact"]),
    of: text(search["of"]),
    value: text(search["value"]),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}
