import { Checkbox } from "@mantine/core"
import type { Choice } from "./select-field.tsx"

export interface ChoicesFieldProps {
  readonly label: string
  readonly hint?: string
  readonly choices: readonly Choice[]
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
  readonly error?: string
}

/** Any number of a few, as check boxes under one legend. */
export function ChoicesField({ label, hint, choices, value, onChange, error }: ChoicesFieldProps) {
  return (
    <Checkbox.Group
      label={label}
      value={[...value]}
      onChange={onChange}
      error={error ?? null}
      {...(hint === undefined ? {} : { description: hint })}
    >
      <div className="row" style={{ paddingTop: "0.375rem", gap: "0.5rem 1rem" }}>
        {choices.map((choice) => (
          <Checkbox key={choice.value} value={choice.value} label={choice.label} size="sm" />
        ))}
      </div>
    </Checkbox.Group>
  )
}
