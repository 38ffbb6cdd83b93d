import { useTranslation } from "react-i18next"
import type { Citation } from "../../../src/vocabulary/citation.ts"
import { useFormat } from "../i18n/use-format.ts"
import styles from "./citations.module.css"
import { GradeBadge } from "./grade-badge.tsx"

/** A citation as the API hands it over. */
export type ShownCitation = Omit<Citation, "url" | "note"> & { readonly url?: string | undefined; readonly note?: string | undefined }

/** Where a rule comes from: grade, title, provision, and when somebody last compared it. */
export function Citations({ citations }: { readonly citations: readonly ShownCitation[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (citations.length === 0) return <p className="muted">{t("finding.no_citation")}</p>
  return (
    <ul className="plain-list" aria-label={t("finding.source")}>
      {citations.map(({ at, title, grade, url, checkedOn, note }) => (
        <li key={at} className={styles["citation"]}>
          <GradeBadge grade={grade} />
          <div>
            {url === undefined ? (
              title
            ) : (
              <a href={url} target="_blank" rel="noreferrer">
                {title}
              </a>
            )}{" "}
            <span className="muted">
              · <code>{at}</code> · {t("finding.checked_on", { date: format.date(checkedOn) })}
            </span>
            {note === undefined ? null : <p className="muted">{note}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}
