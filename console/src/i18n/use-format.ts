import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { Instant, LawDate } from "../../../src/vocabulary/instant.ts"
import { type Language, languages } from "../../../src/vocabulary/language.ts"
import { formatDate, formatInstant } from "./format-date.ts"
import { formatCount, formatDecimal } from "./format-number.ts"

/** Our own formats in the language that is spoken. */
export interface Format {
  readonly language: Language
  readonly date: (date: LawDate) => string
  readonly instant: (instant: Instant) => string
  readonly decimal: (decimal: string) => string
  readonly count: (count: number) => string
}

export function useFormat(): Format {
  const { i18n } = useTranslation()
  const language = languages.find((known) => known === i18n.language) ?? "en"
  return useMemo(
    () => ({
      language,
      date: (date) => formatDate(date, language),
      instant: (instant) => formatInstant(instant, language),
      decimal: (decimal) => formatDecimal(decimal, language),
      count: (count) => formatCount(count, language),
    }),
    [language],
  )
}
