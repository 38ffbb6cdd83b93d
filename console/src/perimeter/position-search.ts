import { isLawDate } from "../../../src/vocabulary/instant.ts"

/** Whose authority is heard: ranks of the sources, from constitution to guidance, or the overview alone. */
export const ranksOf = { official: [10, 20, 30, 40], secondary: [50] } as const
export type RankChoice = keyof typeof ranksOf
export const rankChoices = Object.keys(ranksOf) as RankChoice[]

/** The four groups of an assessment, in the order in which they matter to a reader. */
export const outcomeGroups = ["applies", "conflict", "open", "does_not_apply"] as const
export type OutcomeGroup = (typeof outcomeGroups)[number]

/** The parts of the risk pages. */
export const riskParts = ["enterprise", "risks", "viability", "readiness", "alignment", "legacy", "tax"] as const
export type RiskPart = (typeof riskParts)[number]

/** What is asked about a position, as the URL holds it. */
export interface PositionSearch {
  /** The day whose law is asked. */
  readonly on?: string
  readonly ranks?: RankChoice
  readonly outcome?: OutcomeGroup
  readonly catalogue?: string
  readonly part?: RiskPart
  /** In the interview: a fact to answer anew, and whose. `of` is a kind and an id: `token:gold`. */
  readonly fact?: string
  readonly of?: string
  /** In the interview: questions that were set aside, each as fact and subject: `layer.seat@entity:firm`. */
  readonly aside?: readonly string[]
}

/** Reads what is asked out of an address; what is not understood is left out. */
export function parsePositionSearch(search: Record<string, unknown>): PositionSearch {
  const { on, ranks, outcome, catalogue, part, fact, of, aside } = search
  const found = {
    on: typeof on === "string" && isLawDate(on) ? on : undefined,
    ranks: rankChoices.find((known) => known === ranks),
    outcome: outcomeGroups.find((known) => known === outcome),
    catalogue: textOf(catalogue),
    part: riskParts.find((known) => known === part),
    fact: textOf(fact),
    of: textOf(of),
    aside: Array.isArray(aside) && aside.length > 0 ? aside.filter((one) => typeof one === "string") : undefined,
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined
}
