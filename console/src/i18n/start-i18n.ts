import i18next from "i18next"
import { initReactI18next } from "react-i18next"
import { type Language, languages } from "../../../src/vocabulary/language.ts"
import { preferredLanguage } from "./preferred-language.ts"

const storageKey = "shekara.language"

const catalogues = {
  en: async () => (await import("./en/catalogue.ts")).catalogue,
  ru: async () => (await import("./ru/catalogue.ts")).catalogue,
  kk: async () => (await import("./kk/catalogue.ts")).catalogue,
} as const

/** Starts the texts in the language this browser last used, else the first of its own that we speak, else English. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: false,
    defaultNS: "common",
    keySeparator: false,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  })
  await speak(rememberedLanguage() ?? preferredLanguage(navigator.languages))
}

/** Switches the whole console to a language and remembers it in this browser. */
export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "common")) {
    for (const [namespace, texts] of Object.entries(await catalogues[language]())) i18next.addResourceBundle(language, namespace, texts)
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  localStorage.setItem(storageKey, language)
}

function rememberedLanguage(): Language | undefined {
  const remembered = localStorage.getItem(storageKey)
  return languages.find((language) => language === remembered)
}
