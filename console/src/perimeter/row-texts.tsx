import { useTranslation } from "react-i18next"
import styles from "./row-texts.module.css"
import type { Law, Row } from "./use-law.ts"

/** What a row may hold besides its name and text, in the order in which it is read. Names of its own are said per language. */
const parts = [
  "legacy",
  "current",
  "answer",
  "legal_risk",
  "mitigation",
  "mica",
  "adjacent",
  "role",
  "relevant_when",
  "applies_to",
  "why",
  "scope",
  "duties",
  "feature",
  "team",
  "owner",
] as const

/** The fields and lists of a catalogue row, each under its name. */
export function RowTexts({ law, row }: { readonly law: Law; readonly row: Row }) {
  const { t } = useTranslation("perimeter")
  const shown = parts.flatMap((name) => {
    const field = row.fields[name]
    const words = field === undefined ? (row.lists[name] ?? []) : [field]
    return words.length === 0 ? [] : [{ name, words: words.map(law.in) }]
  })
  if (shown.length === 0) return null
  return (
    <dl className={styles["texts"]}>
      {shown.map(({ name, words }) => (
        <div key={name}>
          <dt className="muted">{t(`row.${name}`)}</dt>
          {words.map((text) => (
            <dd key={text} data-one={words.length === 1}>
              {text}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}
