import { expect, test } from "vitest"
import { preferredLanguage } from "./preferred-language.ts"

test.each([
  [["kk-KZ", "ru"], "kk"],
  [["de-DE", "ru-KZ", "en"], "ru"],
  [["EN-gb"], "en"],
  [["de", "fr"], "en"],
  [[], "en"],
] as const)("a reader of %s is spoken to in %s", (wanted, language) => {
  expect(preferredLanguage(wanted)).toBe(language)
})
