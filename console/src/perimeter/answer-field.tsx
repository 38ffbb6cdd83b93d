import { useTranslation } from "react-i18next"
import { ChoicesField } from "../ui/choices-field.tsx"
import { SelectField } from "../ui/select-field.tsx"
import { TextField } from "../ui/text-field.tsx"
import type { Draft } from "./answer-value.ts"
import type { FactDefinition, Law } from "./use-law.ts"

export interface AnswerFieldProps {
  readonly law: Law
  readonly definition: FactDefinition
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
}

/** The control that fits the form of the answer. */
export function AnswerField({ law, definition, draft, onDraft }: AnswerFieldProps) {
  const { t } = useTranslation("perimeter")
  const { type, unit } = definition
  const words = useOptions(law, definition)
  const onText = (text: string) => onDraft({ ...draft, text })
  const typed = { label: t("questions.answer"), value: draft.text, onChange: onText }
  switch (type) {
    case "bool":
    case "enum":
      return <SelectField {...typed} isRequired choices={[{ value: "", label: t("questions.choose") }, ...words]} />
    case "set":
      return (
        <ChoicesField
          label={t("questions.answer")}
          hint={t("questions.set_hint")}
          choices={words}
          value={draft.words}
          onChange={(chosen) => onDraft({ ...draft, words: chosen })}
        />
      )
    case "countries":
      return <TextField {...typed} hint={t("questions.countries_hint")} />
    case "money":
      return <TextField {...typed} isRequired hint={t("questions.money_hint", { unit: unit ?? "KZT" })} />
    case "int":
      return <TextField {...typed} isRequired hint={unit === undefined ? t("questions.whole_hint") : t("questions.int_hint", { unit })} />
    case "date":
      return <TextField {...typed} isRequired kind="date" />
    case "text":
      return <TextField {...typed} isRequired lines={4} maxLength={10_000} />
  }
}

/** The words an answer may be, as the rulebook says them; yes and no where it is one of these. */
export function useOptions(law: Law, { type, options }: FactDefinition): readonly { readonly value: string; readonly label: string }[] {
  const { t } = useTranslation("perimeter")
  if (type === "bool")
    return [
      { value: "true", label: t("questions.yes") },
      { value: "false", label: t("questions.no") },
    ]
  return options.map(({ id, label }) => ({ value: id, label: law.in(label) }))
}
