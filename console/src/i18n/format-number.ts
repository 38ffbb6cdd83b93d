import type { Language } from "../../../src/vocabulary/language.ts"

const noBreakSpace = "\u00a0"
const separators: Readonly<Record<Language, { readonly group: string; readonly point: string }>> = {
  en: { group: ",", point: "." },
  ru: { group: noBreakSpace, point: "," },
  kk: { group: noBreakSpace, point: "," },
}

/**
 * Writes an exact decimal as people of the language do: "1234567.80" becomes "1,234,567.80" or "1 234 567,80".
 * Works on the text: no digit is lost to a floating point number. What is no decimal comes back unchanged.
 */
export function formatDecimal(decimal: string, language: Language): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal)
  if (match === null) return decimal
  const [, sign = "", whole = "", fraction] = match
  const { group, point } = separators[language]
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return `${sign === "" ? "" : "\u2212"}${grouped}${fraction === undefined ? "" : `${point}${fraction}`}`
}

/** A count: "12,345" or "12 345". */
export function formatCount(count: number, language: Language): string {
  return formatDecimal(String(count), language)
}
