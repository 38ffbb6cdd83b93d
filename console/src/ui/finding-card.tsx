import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Ends, GateName, Severity } from "../../../src/vocabulary/finding.ts"
import { type Reason, reasons } from "../../../src/vocabulary/reason.ts"
import { Badge } from "./badge.tsx"
import { Citations, type ShownCitation } from "./citations.tsx"
import { DetailList } from "./detail-list.tsx"
import styles from "./finding-card.module.css"
import { toneOfFinding } from "./tone-of-finding.ts"

/** A finding as the API hands it over. */
export interface ShownFinding {
  readonly gate: GateName
  readonly reason: string
  readonly severity: Severity
  readonly ends: Ends
  readonly rule?: string
  readonly citations: readonly ShownCitation[]
  readonly basis: string
  readonly details: Readonly<Record<string, unknown>>
}

export interface FindingCardProps {
  readonly finding: ShownFinding
  /** Where the rule can be read; the page knows the address. */
  readonly ruleLink?: ReactNode
  /** What a maker writes about it, or what was written. */
  readonly children?: ReactNode
}

/** A finding: a sentence, what was found, then reason code, rule, grade and source. */
export function FindingCard({ finding, ruleLink, children }: FindingCardProps) {
  const { t } = useTranslation(["common", "reasons"])
  const { gate, reason, severity, ends, citations, details } = finding
  const tone = toneOfFinding(finding)
  const known = reasons.find((code) => code === reason)
  return (
    <article className={styles["card"]} data-tone={tone}>
      <p className={styles["sentence"]}>{known === undefined ? reason : t(`reasons:${known satisfies Reason}`)}</p>
      <p className="row">
        <Badge tone={tone} word={t(`severity.${severity}`)} />
        {severity === "note" ? null : <span className="muted">{t(`ends.${ends}`)}</span>}
      </p>
      <DetailList details={details} />
      {children}
      <footer className={styles["footer"]}>
        <span>{t(`gate.${gate}`)}</span>
        <code>{reason}</code>
        {ruleLink}
      </footer>
      <Citations citations={citations} />
    </article>
  )
}
