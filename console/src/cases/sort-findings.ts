import type { ApiFinding } from "../transfers/transfer-queries.ts"

/** The findings that hold, apart from the open case itself, which the checker's approval ends. */
export interface SortedFindings {
  /** End only when the facts change. */
  readonly toCure: readonly ApiFinding[]
  /** Two people may clear them, with reasons. */
  readonly toJudge: readonly ApiFinding[]
}

/** Sorts what holds a transfer by what ends it. */
export function sortFindings(findings: readonly ApiFinding[]): SortedFindings {
  const holding = findings.filter(({ severity, reason }) => severity === "hold" && reason !== "case.open")
  return { toCure: holding.filter(({ ends }) => ends === "cure"), toJudge: holding.filter(({ ends }) => ends === "judgement") }
}
