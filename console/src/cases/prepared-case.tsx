import { useTranslation } from "react-i18next"
import { usePersonName } from "../access/colleagues.ts"
import { keyOf } from "../transfers/finding-list.tsx"
import type { ApiFinding } from "../transfers/transfer-queries.ts"
import { GradeBadge } from "../ui/grade-badge.tsx"
import { Notice } from "../ui/notice.tsx"
import { Time } from "../ui/time.tsx"
import type { Case, CaseEvent } from "./case-queries.ts"
import styles from "./prepared-case.module.css"
import { useReasonSentence } from "./use-reason-sentence.ts"

export interface PreparedCaseProps {
  readonly file: Case
  readonly events: readonly CaseEvent[]
  /** The findings of the last decision: the cleared ones stand here with their reasons. */
  readonly findings: readonly ApiFinding[]
  readonly isOwn: boolean
}

/** What lies before the second person, on one screen: who recommends what and why, finding by finding, and what changed since. */
export function PreparedCase({ file, events, findings, isOwn }: PreparedCaseProps) {
  const { t } = useTranslation(["cases", "common"])
  const nameOf = usePersonName()
  const { preparation, preparedBy, preparedAt } = file
  if (preparation === null || preparedAt === null) return null
  return (
    <>
      {isOwn ? <Notice tone="wait" title={t("prepared.own")} /> : null}
      <p>
        <strong>{t(`recommendation.${preparation.recommendation}`)}</strong> · {t("prepared.by", { name: nameOf(preparedBy) })} ·{" "}
        <Time at={preparedAt} />
      </p>
      <p className={styles["why"]}>{preparation.why}</p>
      {preparation.clearances.length === 0 ? null : (
        <ul className={`plain-list ${styles["cleared"]}`} aria-label={t("prepared.cleared")}>
          {preparation.clearances.map(({ findingKey, why }) => (
            <Cleared key={findingKey} finding={findings.find((finding) => keyOf(finding) === findingKey)} why={why} />
          ))}
        </ul>
      )}
      <Since events={events.filter(({ occurredAt, kind }) => occurredAt > preparedAt && kind !== "prepared")} />
    </>
  )
}

function Cleared({ finding, why }: { readonly finding: ApiFinding | undefined; readonly why: string }) {
  const { t } = useTranslation(["cases", "common"])
  const sentenceOf = useReasonSentence()
  if (finding === undefined) {
    return (
      <li>
        <Notice tone="conflict" title={t("prepared.gone")}>
          <p>{why}</p>
        </Notice>
      </li>
    )
  }
  const listed = finding.details["listedName"]
  return (
    <li>
      <p>
        <strong>{sentenceOf(finding.reason)}</strong> {typeof listed === "string" ? <span className="muted">({listed})</span> : null}
      </p>
      <p className="row">
        {finding.citations.map(({ at, grade, title }) => (
          <span key={at} className="row muted">
            <GradeBadge grade={grade} /> {title}
          </span>
        ))}
      </p>
      <p className={styles["why"]}>{why}</p>
    </li>
  )
}

function Since({ events }: { readonly events: readonly CaseEvent[] }) {
  const { t } = useTranslation(["cases", "common"])
  const nameOf = usePersonName()
  if (events.length === 0) return <Notice tone="note" title={t("since.nothing")} />
  return (
    <Notice tone="wait" title={t("since.changed", { count: events.length })}>
      <ul>
        {events.map(({ eventId, kind, actor, occurredAt }) => (
          <li key={eventId}>
            {t(`event.${kind}`, { name: nameOf(actor) })} · <Time at={occurredAt} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}
