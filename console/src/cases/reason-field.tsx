import { type ReactNode, useId } from "react"
import { useTranslation } from "react-i18next"
import { TextField } from "../ui/text-field.tsx"
import styles from "./reason-field.module.css"

export interface ReasonFieldProps {
  readonly label: string
  /** Sentences that are often right; a digit chooses one, Enter sends it. Each can still be edited. */
  readonly offered: readonly string[]
  readonly value: string
  readonly onChange: (value: string) => void
  readonly children?: ReactNode
}

/** A reason: chosen from what is often right, or written. */
export function ReasonField({ label, offered, value, onChange, children }: ReasonFieldProps) {
  const { t } = useTranslation(["cases", "common"])
  const name = useId()
  const chooseByDigit = (key: string) => {
    const chosen = offered[Number(key) - 1]
    if (chosen === undefined) return false
    onChange(chosen)
    return true
  }
  return (
    <>
      <fieldset
        className={styles["offers"]}
        onKeyDown={(event) => {
          if (chooseByDigit(event.key)) event.preventDefault()
        }}
      >
        <legend>{t("reason.offered")}</legend>
        {offered.map((sentence, index) => (
          <label key={sentence} className={styles["offer"]}>
            <input
              type="radio"
              name={name}
              checked={value === sentence}
              onChange={() => onChange(sentence)}
              {...(index === 0 ? { "data-autofocus": true } : {})}
            />
            <kbd>{index + 1}</kbd>
            {sentence}
          </label>
        ))}
      </fieldset>
      <TextField label={label} lines={3} isRequired maxLength={4000} value={value} onChange={onChange} />
      {children}
    </>
  )
}
