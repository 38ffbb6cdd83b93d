import { type ReactNode, useEffect, useRef } from "react"
import { useTranslation } from "react-i18next"
import { useShortcuts } from "../ui/use-shortcuts.ts"
import { AnswerForm } from "./answer-form.tsx"
import { factKey } from "./fact-key.ts"
import type { Statement } from "./fact-sheet.ts"
import { NotApplicable } from "./not-applicable.tsx"
import type { FactRef } from "./perimeter-queries.ts"
import styles from "./question-card.module.css"
import type { FactDefinition, Law } from "./use-law.ts"

export interface QuestionCardProps {
  readonly law: Law
  readonly question: FactRef
  readonly definition: FactDefinition
  /** Whom it is asked about. */
  readonly about: string
  readonly stated: Statement | undefined
  readonly isBusy: boolean
  readonly onAnswer: (stated: unknown) => void
  /** Why it is asked, and what else may be done about it. */
  readonly children: ReactNode
}

/** The one question in sight. It takes the focus when it follows another. */
export function QuestionCard({ law, question, definition, about, stated, isBusy, onAnswer, children }: QuestionCardProps) {
  const { t } = useTranslation("perimeter")
  const key = factKey(question)
  const ask = useFocusOnNext(key)
  useDigits(definition, isBusy, onAnswer)
  return (
    <section aria-label={t("questions.now")} className={styles["card"]}>
      <p className="muted">
        {t(`group.${definition.group}`)} · {law.section(definition.section)} · {about}
      </p>
      <h2 ref={ask} tabIndex={-1} className={styles["ask"]}>
        {law.in(definition.ask)}
      </h2>
      {definition.help === undefined ? null : <p>{law.in(definition.help)}</p>}
      {stated === undefined ? null : <p className="muted">{t("questions.again")}</p>}
      <AnswerForm key={key} {...{ law, definition, stated, isBusy, onAnswer }} />
      {children}
      <NotApplicable key={`not ${key}`} isBusy={isBusy} onState={(reason) => onAnswer({ not_applicable: reason })} />
    </section>
  )
}

function useFocusOnNext(key: string) {
  const ask = useRef<HTMLHeadingElement>(null)
  const shown = useRef(key)
  useEffect(() => {
    if (shown.current !== key) ask.current?.focus()
    shown.current = key
  }, [key])
  return ask
}

/** A digit presses the answer it stands beside. */
function useDigits({ type, isJudgement, options }: FactDefinition, isBusy: boolean, onAnswer: (stated: unknown) => void): void {
  const values: readonly unknown[] =
    isJudgement || isBusy ? [] : type === "bool" ? [true, false] : type === "enum" ? options.map(({ id }) => id) : []
  useShortcuts(Object.fromEntries(values.slice(0, 9).map((value, index) => [String(index + 1), () => onAnswer(value)])))
}
