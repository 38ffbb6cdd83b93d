import { Textarea, TextInput } from "@mantine/core"
import type { ChangeEvent, FocusEvent } from "react"

/** What `form.field(name)` of `use-fields.ts` hands to a field. */
export interface FieldBinding {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: (event: FocusEvent<HTMLElement>) => void
  readonly error?: string
}

export interface TextFieldProps extends FieldBinding {
  readonly label: string
  readonly hint?: string
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
  readonly autoComplete?: string
  readonly kind?: "text" | "date" | "search"
  /** More than one line of text. */
  readonly lines?: number
  readonly maxLength?: number
}

/** A labelled line or block of text. The hint stands between label and field; the error below names what was expected. */
export function TextField({
  label,
  hint,
  isRequired = false,
  isDisabled = false,
  kind = "text",
  lines,
  onChange,
  error,
  ...rest
}: TextFieldProps) {
  const shared = {
    ...rest,
    className: "control",
    size: "sm",
    label,
    required: isRequired,
    disabled: isDisabled,
    error: error ?? null,
    ...(hint === undefined ? {} : { description: hint }),
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange(event.currentTarget.value),
  } as const
  return lines === undefined ? <TextInput type={kind} {...shared} /> : <Textarea rows={lines} {...shared} />
}
