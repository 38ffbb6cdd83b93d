import { useTranslation } from "react-i18next"
import { type Language, languages } from "../../../src/vocabulary/language.ts"
import { speak } from "../i18n/start-i18n.ts"
import { useFormat } from "../i18n/use-format.ts"
import { Menu } from "../ui/menu.tsx"

/** Each language in its own words: whoever needs it can read it. */
export const languageNames: Readonly<Record<Language, string>> = { en: "English", ru: "Русский", kk: "Қазақша" }

/** Switches the language at once. `onChoose` may also keep it with the person. */
export function LanguageMenu({ onChoose }: { readonly onChoose: (language: Language) => void }) {
  const { t } = useTranslation()
  const { language: spoken } = useFormat()
  const choices = languages.map((language) => ({
    label: languageNames[language],
    isChosen: language === spoken,
    onChoose: () => {
      void speak(language)
      onChoose(language)
    },
  }))
  return <Menu label={`${t("language")}: ${languageNames[spoken]}`} icon="language" groups={[{ title: t("language"), choices }]} />
}
