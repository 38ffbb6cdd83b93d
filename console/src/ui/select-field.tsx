import { NativeSelect } from "@mantine/core"
import type { FieldBinding } from "./text-field.tsx"

export interface Choice {
  readonly value: string
  readonly label: string
}

export interface SelectFieldProps extends FieldBinding {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly hint?: string
  readonly isRequired?: boolean
}

/** One of a few. The browser's own list: right with a keyboard, a screen reader and a thumb. */
export function SelectField({ label, choices, hint, isRequired = false, onChange, error, ...rest }: SelectFieldProps) {
  return (
    <NativeSelect
      {...rest}
      className="control"
      size="sm"
      label={label}
      required={isRequired}
      error={error ?? null}
      {...(hint === undefined ? {} : { description: hint })}
      data={choices.map((choice) => ({ ...choice }))}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
