import { useTranslation } from "react-i18next"
import { languages } from "../../../src/vocabulary/language.ts"
import { useFormat } from "../i18n/use-format.ts"
import { languageNames } from "../shell/language-menu.tsx"
import { SelectField } from "../ui/select-field.tsx"
import { FormError } from "./form-error.tsx"
import { useKeepLanguage } from "./use-keep-language.ts"

/** The language the console speaks to this person, here and at the next sign-in. */
export function OwnLanguage() {
  const { t } = useTranslation(["access", "common"])
  const { language } = useFormat()
  const keep = useKeepLanguage()
  const choices = languages.map((value) => ({ value, label: languageNames[value] }))
  const choose = (wanted: string) => {
    const found = languages.find((known) => known === wanted)
    if (found !== undefined) keep.mutate(found)
  }
  return (
    <div className="form">
      <FormError error={keep.error} />
      <SelectField label={t("settings.language")} choices={choices} value={language} onChange={choose} />
    </div>
  )
}
