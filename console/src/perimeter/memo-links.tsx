import { useTranslation } from "react-i18next"
import type { components } from "../api/openapi.d.ts"
import { useFormat } from "../i18n/use-format.ts"
import { Icon } from "../ui/icon.tsx"

const forms = ["docx", "pdf"] as const

/** The memo of a recorded assessment to take away, in the language that is read. */
export function MemoLinks({ recorded }: { readonly recorded: components["schemas"]["RecordedAssessment"] }) {
  const { t } = useTranslation("perimeter")
  const format = useFormat()
  const { assessmentId, recordedAt } = recorded
  return (
    <span className="row">
      {forms.map((form) => (
        <a
          key={form}
          className="plain-link"
          href={`/v1/perimeter/assessments/${assessmentId}/memo?format=${form}&language=${format.language}`}
          download
          aria-label={t("memo.of", { form: t(`memo.${form}`), date: format.instant(recordedAt) })}
        >
          <Icon name="download" /> {t(`memo.${form}`)}
        </a>
      ))}
    </span>
  )
}
