import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { usePersonName } from "../access/colleagues.ts"
import type { components } from "../api/openapi.d.ts"
import { useFormat } from "../i18n/use-format.ts"
import { Button } from "../ui/button.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Section } from "../ui/section.tsx"
import { Time } from "../ui/time.tsx"
import { MemoLinks } from "./memo-links.tsx"
import { recordedQuery, reopenedQuery } from "./perimeter-queries.ts"
import styles from "./recorded-assessments.module.css"

type Recorded = components["schemas"]["RecordedAssessment"]

/** What was concluded on which day. */
export function RecordedAssessments({ positionId }: { readonly positionId: string }) {
  const { t } = useTranslation("perimeter")
  const { data, error } = useQuery(recordedQuery(positionId))
  return (
    <Section title={t("record.title")}>
      <p className="muted">{t("record.text")}</p>
      {error === null ? null : <ErrorNotice error={error} />}
      {data?.items.length === 0 ? <p>{t("record.none")}</p> : null}
      <ul className="plain-list">
        {data?.items.map((recorded) => (
          <RecordedLine key={recorded.assessmentId} recorded={recorded} />
        ))}
      </ul>
    </Section>
  )
}

function RecordedLine({ recorded }: { readonly recorded: Recorded }) {
  const { t } = useTranslation("perimeter")
  const format = useFormat()
  const nameOf = usePersonName()
  const [isAsked, setAsked] = useState(false)
  const { assessmentId, receipt, version, recordedAt, recordedBy } = recorded
  return (
    <li className={styles["line"]}>
      <p className="spread">
        <span>
          {t("record.law", { date: format.date(receipt.lawDate), version })} · {nameOf(recordedBy)}
        </span>
        <span className="muted">
          <Time at={recordedAt} />
        </span>
      </p>
      <div className="row">
        <MemoLinks recorded={recorded} />
        {isAsked ? null : (
          <Button look="quiet" onPress={() => setAsked(true)}>
            {t("record.check")}
            <span className="unseen">{format.instant(recordedAt)}</span>
          </Button>
        )}
      </div>
      {isAsked ? <Checked assessmentId={assessmentId} /> : null}
    </li>
  )
}

/** Draws it again, and says whether it came out the same and still stands. */
function Checked({ assessmentId }: { readonly assessmentId: string }) {
  const { t } = useTranslation(["perimeter", "common"])
  const { data, error } = useQuery(reopenedQuery(assessmentId))
  if (data === undefined) return error === null ? <p className="muted">{t("common:loading")}</p> : <ErrorNotice error={error} />
  return (
    <>
      <p>{t(data.agrees ? "record.agrees" : "record.differs")}</p>
      {data.staleCauses.length === 0 ? <p>{t("record.fresh")}</p> : null}
      <ul>
        {data.staleCauses.map((cause) => (
          <li key={cause}>{t(`stale.${cause}`)}</li>
        ))}
      </ul>
    </>
  )
}
