import { Link } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { findingKey } from "../../../src/vocabulary/finding.ts"
import type { Reason } from "../../../src/vocabulary/reason.ts"
import { FindingCard } from "../ui/finding-card.tsx"
import type { ApiFinding } from "./transfer-queries.ts"

const weights = { reject: 0, hold: 1, note: 2 } as const

/** Findings, heaviest first, each with its rule. `about` adds what a person wrote under one of them. */
export function FindingList({
  findings,
  about,
}: {
  readonly findings: readonly ApiFinding[]
  readonly about?: (key: string) => React.ReactNode
}) {
  const { t } = useTranslation()
  if (findings.length === 0) return <p className="muted">{t("finding.none")}</p>
  const ordered = findings.toSorted((one, other) => weights[one.severity] - weights[other.severity])
  return (
    <div className="stack">
      {ordered.map((finding) => {
        const key = keyOf(finding)
        return (
          <FindingCard
            key={key}
            finding={finding}
            ruleLink={
              finding.rule === undefined ? undefined : (
                <Link to="/rulebook/$valueId" params={{ valueId: finding.rule }}>
                  {finding.rule}
                </Link>
              )
            }
          >
            {about?.(key)}
          </FindingCard>
        )
      })}
    </div>
  )
}

/** The key by which a clearance names a finding. */
export function keyOf({ reason, basis }: Pick<ApiFinding, "reason" | "basis">): string {
  return findingKey({ reason: reason as Reason, basis })
}
