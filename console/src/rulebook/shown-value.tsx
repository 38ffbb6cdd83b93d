import { useTranslation } from "react-i18next"
import { partyFields } from "../../../src/vocabulary/party.ts"
import { useFormat } from "../i18n/use-format.ts"
import type { RulebookPeriod, RulebookValue } from "./rulebook-queries.ts"

export interface ShownValueProps {
  readonly value: Pick<RulebookValue, "unit" | "comparison">
  readonly period: RulebookPeriod
  /** In a row of a table: what is long is only counted. */
  readonly isShort?: boolean
}

/** What a value says, in words: an amount with its comparison, hours, countries, or the fields that must travel. */
export function ShownValue({ value: { unit, comparison }, period: { value }, isShort = false }: ShownValueProps) {
  const { t } = useTranslation(["rulebook", "common"])
  const format = useFormat()
  if (typeof value === "string") {
    if (unit === "USD" || unit === "KZT" || unit === "EUR")
      return <>{t(comparison === "above" ? "says.above" : "says.at_least", { amount: `${format.decimal(value)} ${unit}` })}</>
    return <>{value}</>
  }
  if (typeof value === "number")
    return <>{unit === "years" || unit === "hours" || unit === "minutes" ? t(`says.${unit}`, { count: value }) : format.count(value)}</>
  const isCountries = value.every((part) => typeof part === "string")
  if (isCountries) return <>{value.join(", ")}</>
  if (isShort) return <>{t("says.needs", { count: value.length })}</>
  return <ul>{value.map((need) => (typeof need === "string" ? null : <Need key={`${need.party}-${need.need}`} need={need} />))}</ul>
}

type NeedValue = Exclude<Extract<RulebookPeriod["value"], readonly unknown[]>[number], string>

function Need({ need }: { readonly need: NeedValue }) {
  const { t } = useTranslation(["rulebook", "transfers", "common"])
  const wordsOf = (together: readonly string[]) =>
    together
      .flatMap((field) => partyFields.filter((known) => known === field))
      .map((field) => t(`transfers:party.${field}`))
      .join(` ${t("says.and")} `)
  return (
    <li>
      {t(`transfers:${need.party}`)}: {need.oneOf.map(wordsOf).join(` ${t("says.or")} `)}
    </li>
  )
}
