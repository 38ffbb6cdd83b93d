import { readdirSync, readFileSync } from "node:fs"
import { basename } from "node:path"
import i18next from "i18next"
import { refusalTexts } from "../../console/src/i18n/refusal-texts.ts"
import type { Language } from "../../src/vocabulary/language.ts"
import { reasonMeanings } from "../../src/vocabulary/reason.ts"

/** The console's own words under a key such as `cases:release.button`. Throws where there is no such key. */
export type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string

type Texts = Readonly<Record<string, string>>

/** Every text of the console in a language, by namespace. */
export function readTexts(language: Language): Readonly<Record<string, Texts>> {
  const folder = new URL(`../../console/src/i18n/${language}/`, import.meta.url)
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"))
  const texts = files.map((name) => [basename(name, ".json"), JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Texts])
  // English reasons and refusals stand in the vocabulary, and in no file of the console.
  return { reasons: reasonMeanings, refusals: refusalTexts, ...Object.fromEntries(texts) }
}

/** Speaks as the console does, plurals included, so that a test finds things by the words that people read. */
export async function sayIn(language: Language): Promise<Say> {
  const speaker = i18next.createInstance()
  const resources = { [language]: readTexts(language) }
  await speaker.init({ lng: language, resources, defaultNS: "common", keySeparator: false, interpolation: { escapeValue: false } })
  return (key, values = {}) => {
    if (!speaker.exists(key, values)) throw new Error(`The ${language} catalogue has no text ${key}`)
    return String(speaker.t(key, values))
  }
}
