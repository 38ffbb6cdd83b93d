import { useFormat } from "../i18n/use-format.ts"

/** An exact amount with its asset or currency, in the figures of the language. The text holds every digit. */
export function Amount({ value, unit }: { readonly value: string; readonly unit: string }) {
  const format = useFormat()
  return (
    <span className="nowrap">
      {format.decimal(value)}&nbsp;{unit}
    </span>
  )
}
