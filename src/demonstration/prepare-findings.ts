import type { Preparation } from "../cases/cases.ts"
import { type Finding, findingKey } from "../vocabulary/finding.ts"

/** What an analyst would lay before the checker: a release where judgement is all that is asked for, else a rejection. */
export function prepareFindings(
  findings: readonly Finding[],
  { recommendation, say }: { recommendation: Preparation["recommendation"]; say: (occasion: "clear" | "release" | "reject") => string },
): Preparation {
  const holding = findings.filter(({ severity, reason }) => severity === "hold" && reason !== "case.open")
  if (recommendation === "reject" || holding.some(({ ends }) => ends === "cure"))
    return { recommendation: "reject", why: say("reject"), clearances: [] }
  const clearances = holding.map((finding) => ({ findingKey: findingKey(finding), why: say("clear") }))
  return { recommendation, why: say("release"), clearances }
}
