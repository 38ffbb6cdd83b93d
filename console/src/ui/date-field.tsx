import { TextField, type TextFieldProps } from "./text-field.tsx"

/** A calendar date, `YYYY-MM-DD`, chosen with the browser's own calendar. */
export function DateField(props: Omit<TextFieldProps, "kind" | "lines">) {
  return <TextField kind="date" {...props} />
}
