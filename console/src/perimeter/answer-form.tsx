import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Button } from "../ui/button.tsx"
import { TextField } from "../ui/text-field.tsx"
import { useFields } from "../ui/use-fields.ts"
import { AnswerField, useOptions } from "./answer-field.tsx"
import { draftOf, valueOfDraft } from "./answer-value.ts"
import type { Statement } from "./fact-sheet.ts"
import styles from "./question-card.module.css"
import type { FactDefinition, Law } from "./use-law.ts"

export interface AnswerFormProps {
  readonly law: Law
  readonly definition: FactDefinition
  /** What is stated already. */
  readonly stated: Statement | undefined
  readonly isBusy: boolean
  readonly onAnswer: (stated: unknown) => void
}

/** How an answer is given: one press where it is one of a few words, a small form otherwise. */
export function AnswerForm(props: AnswerFormProps) {
  const { type, isJudgement } = props.definition
  const isOnePress = (type === "bool" || type === "enum") && !isJudgement
  return isOnePress ? <OnePress {...props} /> : <WrittenAnswer {...props} />
}

function OnePress({ law, definition, stated, isBusy, onAnswer }: AnswerFormProps) {
  const { t } = useTranslation("perimeter")
  const words = useOptions(law, definition)
  return (
    <fieldset className={styles["presses"]} data-many={words.length > 2}>
      <legend className="unseen">{t("questions.answer")}</legend>
      {words.map(({ value, label }, index) => (
        <button
          key={value}
          type="button"
          className={styles["press"]}
          aria-pressed={String(stated?.value) === value}
          aria-keyshortcuts={String(index + 1)}
          disabled={isBusy}
          onClick={() => onAnswer(valueOfDraft(definition, { text: value, words: [] }))}
        >
          <kbd className="wide-only" aria-hidden>
            {index + 1}
          </kbd>
          {label}
        </button>
      ))}
    </fieldset>
  )
}

/** An answer that is typed or chosen; a matter of judgement names who judges, and why. */
function WrittenAnswer({ law, definition, stated, isBusy, onAnswer }: AnswerFormProps) {
  const { t } = useTranslation("perimeter")
  const [draft, setDraft] = useState(() => draftOf(stated?.value))
  const form = useFields({ by: stated?.by ?? "", reason: stated?.reason ?? "" })
  const send = () => {
    const value = valueOfDraft(definition, draft)
    if (value === undefined) return
    const { by, reason } = form.values
    onAnswer(definition.isJudgement ? { value, by: by.trim(), reason: reason.trim() } : value)
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <AnswerField law={law} definition={definition} draft={draft} onDraft={setDraft} />
      {definition.isJudgement ? (
        <>
          <p className="muted">{t("questions.judgement")}</p>
          <TextField label={t("questions.by")} isRequired maxLength={200} {...form.field("by")} />
          <TextField label={t("questions.reason")} isRequired lines={3} maxLength={4000} {...form.field("reason")} />
        </>
      ) : null}
      <div>
        <Button look="main" submits isBusy={isBusy}>
          {t("questions.save")}
        </Button>
      </div>
    </form>
  )
}
