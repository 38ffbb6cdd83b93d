import { z } from "zod"
import { isLawDate } from "../vocabulary/instant.ts"
import { languages } from "../vocabulary/language.ts"

/* What the forms of all rulebook files are made of. Every message is a remedy: it is printed behind file, line and key. */

export const sentence = z.string({ error: "Write a sentence." }).trim().min(1, { error: "Write a sentence." })
export const idOf = (pattern: RegExp, remedy: string) => z.string({ error: remedy }).regex(pattern, { error: remedy })
export const word = idOf(/^[a-z][a-z0-9-]*$/, "Write an id in small letters, digits and hyphens.")
export const dotted = idOf(
  /^[a-z][a-z0-9_]*(\.[a-z0-9][a-z0-9_]*)+$/,
  "Write an id of small words joined by dots, such as travel_rule.full_data_from.",
)
/** Code of a row: a promise that is never renamed. */
export const code = idOf(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/, "Write a code of capital words joined by hyphens, such as SVC-CUSTODY.")
export const country = idOf(/^[A-Z]{2}$/, "Write a country as two capital letters (ISO 3166-1), such as KZ.")
export const date = z
  .string({ error: "Write a date as YYYY-MM-DD." })
  .refine(isLawDate, { error: "Write a real calendar date as YYYY-MM-DD." })
export const address = z.url({ protocol: /^https$/, error: "Write an https address." })
export const wholeNumber = z
  .number({ error: "Write a whole number above zero." })
  .int()
  .positive({ error: "Write a whole number above zero." })
export const oneOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words, { error: `Write one of: ${words.join(", ")}.` })
export const listOf = <T extends z.ZodType>(item: T) =>
  z.array(item, { error: "Write a list." }).min(1, { error: "Write at least one item." })
const unrepeated = (items: readonly unknown[]) => new Set(items.map((item) => JSON.stringify(item))).size === items.length
export const distinctListOf = <T extends z.ZodType>(item: T) => listOf(item).refine(unrepeated, { error: "Write each item once." })

export const passageAt = idOf(/^[a-z][a-z0-9-]*#\S+$/, "Cite as source#provision, such as aifc-aml#11-1.1(3).")
export const cite = distinctListOf(passageAt)

const everyLanguage = `Write the text in every language of the house: ${languages.join(", ")}.`
/** A text in every language; none exists in one alone. */
export const words = z.record(z.enum(languages), z.string({ error: everyLanguage }).trim().min(1, { error: everyLanguage }), {
  error: everyLanguage,
})
