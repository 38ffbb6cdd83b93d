import type { ReactNode } from "react"
import styles from "./filters.module.css"
import { type Choice, SelectField } from "./select-field.tsx"

export interface FilterChoice {
  readonly name: string
  readonly label: string
  /** Empty when nothing is chosen. */
  readonly value: string
  readonly options: readonly Choice[]
  /** The word for no choice. */
  readonly all: string
}

export interface FiltersProps {
  readonly label: string
  readonly choices: readonly FilterChoice[]
  readonly onChoose: (name: string, value: string) => void
  readonly children?: ReactNode
}

/** The filters of a list. What is chosen lives in the URL, so that a filtered list can be sent to a colleague. */
export function Filters({ label, choices, onChoose, children }: FiltersProps) {
  return (
    <fieldset className={styles["filters"]}>
      <legend className="unseen">{label}</legend>
      {choices.map(({ name, label: words, value, options, all }) => (
        <SelectField
          key={name}
          label={words}
          value={value}
          choices={[{ value: "", label: all }, ...options]}
          onChange={(chosen) => onChoose(name, chosen)}
        />
      ))}
      {children}
    </fieldset>
  )
}
