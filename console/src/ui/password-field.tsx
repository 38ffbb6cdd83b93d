import { PasswordInput } from "@mantine/core"
import type { FieldBinding } from "./text-field.tsx"

export interface PasswordFieldProps extends FieldBinding {
  readonly label: string
  readonly hint?: string
  readonly autoComplete: "current-password" | "new-password"
  /** Name of the button that shows what was typed. */
  readonly showLabel: string
}

/** A password, which its owner can look at while typing. */
export function PasswordField({ label, hint, showLabel, onChange, error, ...rest }: PasswordFieldProps) {
  return (
    <PasswordInput
      {...rest}
      className="control"
      size="sm"
      required
      label={label}
      error={error ?? null}
      {...(hint === undefined ? {} : { description: hint })}
      visibilityToggleButtonProps={{ "aria-label": showLabel, tabIndex: 0 }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
