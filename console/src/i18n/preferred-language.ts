import { type Language, languages } from "../../../src/vocabulary/language.ts"

/** The first of the reader's languages that the house speaks; English when there is none. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = languages.find((language) => tag.toLowerCase().split("-")[0] === language)
    if (found !== undefined) return found
  }
  return "en"
}
