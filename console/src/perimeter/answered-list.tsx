import { Link } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import styles from "./answered-list.module.css"
import { factKey, subjectKey } from "./fact-key.ts"
import { type Sheet, statementOf } from "./fact-sheet.ts"
import type { FactRef, Subject } from "./perimeter-queries.ts"
import { useAnswerWords } from "./use-answer-words.ts"
import type { Law } from "./use-law.ts"

export interface AnsweredListProps {
  readonly law: Law
  readonly positionId: string
  readonly sheet: Sheet
  readonly answered: readonly FactRef[]
  readonly nameOf: (subject: Subject) => string
}

/** What was answered and still counts. Each answer leads back to its question. */
export function AnsweredList({ law, positionId, sheet, answered, nameOf }: AnsweredListProps) {
  const { t } = useTranslation("perimeter")
  const wordsOf = useAnswerWords(law)
  if (answered.length === 0) return null
  return (
    <details>
      <summary>{t("questions.answered", { count: answered.length })}</summary>
      <ul className={`plain-list ${styles["answers"]}`}>
        {answered.map((one) => (
          <li key={factKey(one)} className={styles["answer"]}>
            <Link
              to="/perimeter/$positionId/questions"
              params={{ positionId }}
              search={(before) => ({ ...before, fact: one.fact, of: subjectKey(one.subject) })}
              aria-label={t("questions.change_answer", { ask: law.ask(one.fact) })}
            >
              {law.ask(one.fact)}
            </Link>
            <span>
              <strong>{wordsOf(one.fact, statementOf(sheet, one))}</strong>{" "}
              {one.subject.kind === "firm" ? null : <span className="muted">{nameOf(one.subject)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
