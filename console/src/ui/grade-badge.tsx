import { useTranslation } from "react-i18next"
import type { Grade } from "../../../src/vocabulary/citation.ts"
import type { Tone } from "./badge.tsx"
import styles from "./grade-badge.module.css"
import { Hint } from "./hint.tsx"

const marks: Readonly<Record<Grade, { readonly letter: string; readonly tone: Tone }>> = {
  V: { letter: "V", tone: "good" },
  D: { letter: "D", tone: "note" },
  S: { letter: "S", tone: "wait" },
  N: { letter: "N", tone: "unknown" },
  policy: { letter: "P", tone: "note" },
  secondary: { letter: "2", tone: "wait" },
}

/** How far the source behind a rule can be trusted: letter and word, meaning on hover and focus. */
export function GradeBadge({ grade }: { readonly grade: Grade }) {
  const { t } = useTranslation()
  const { letter, tone } = marks[grade]
  return (
    <Hint words={t(`grade_meaning.${grade}`)}>
      <span className={styles["grade"]} data-tone={tone}>
        <span className={styles["letter"]} aria-hidden>
          {letter}
        </span>
        {t(`grade.${grade}`)}
      </span>
    </Hint>
  )
}
