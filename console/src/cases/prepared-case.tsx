import { useTranslation } from "react-i18next"
import { usePersonName } from "../access/colleagues.ts"
import { FactList } from "../ui/fact-list.tsx"
import { Notice } from "../ui/notice.tsx"
import { Time } from "../ui/time.tsx"
import type { Case, CaseEvent } from "./case-queries.ts"

/** What lies before the second person: who prepared what and why, and what has happened since. */
export function PreparedCase({
  file,
  events,
  isOwn,
}: {
  readonly file: Case
  readonly events: readonly CaseEvent[]
  readonly isOwn: boolean
}) {
  const { t } = useTranslation(["cases", "common"])
  const nameOf = usePersonName()
  const { preparation, preparedBy, preparedAt } = file
  if (preparation === null || preparedAt === null) return null
  const since = events.filter(({ occurredAt, kind }) => occurredAt > preparedAt && kind !== "prepared")
  const facts = [
    { name: t("prepared.recommendation"), value: t(`recommendation.${preparation.recommendation}`) },
    { name: t("prepared.by"), value: nameOf(preparedBy) },
    { name: t("prepared.at"), value: <Time at={preparedAt} /> },
    { name: t("prepared.why"), value: preparation.why },
    { name: t("prepared.cleared"), value: t("prepared.cleared_count", { count: preparation.clearances.length }) },
  ]
  return (
    <>
      {isOwn ? <Notice tone="wait" title={t("prepared.own")} /> : null}
      <FactList facts={facts} unknownWord={t("common:not_known")} />
      <Notice
        tone={since.length === 0 ? "note" : "wait"}
        title={since.length === 0 ? t("since.nothing") : t("since.changed", { count: since.length })}
      >
        {since.length === 0 ? undefined : (
          <ul>
            {since.map(({ eventId, kind, actor, occurredAt }) => (
              <li key={eventId}>
                {t(`event.${kind}`, { name: nameOf(actor) })} · <Time at={occurredAt} />
              </li>
            ))}
          </ul>
        )}
      </Notice>
    </>
  )
}
