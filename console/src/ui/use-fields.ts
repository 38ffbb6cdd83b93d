import { useForm } from "@mantine/form"
import type { FieldBinding } from "./text-field.tsx"

export interface Fields<Values extends Record<string, string>> {
  readonly values: Values
  readonly field: (name: keyof Values & string) => FieldBinding
  readonly set: (values: Partial<Values>) => void
  /** Puts the server's words beside the fields it named. What was typed stays. */
  readonly showErrors: (errors: Partial<Record<keyof Values & string, string>>) => void
  readonly isChanged: boolean
  readonly reset: () => void
}

/** The text fields of a form. Values survive every refusal; only a success or `reset` clears them. */
export function useFields<Values extends Record<string, string>>(initial: Values): Fields<Values> {
  const form = useForm<Record<string, string>>({ initialValues: initial })
  return {
    values: form.values as Values,
    field: (name) => {
      const { value, onChange, onBlur, error } = form.getInputProps(name)
      return { value: value as string, onChange, onBlur, ...(typeof error === "string" ? { error } : {}) }
    },
    set: (values) => form.setValues(values as Record<string, string>),
    showErrors: (errors) => form.setErrors(errors),
    isChanged: form.isDirty(),
    reset: form.reset,
  }
}
