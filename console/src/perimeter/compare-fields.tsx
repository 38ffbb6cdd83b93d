import { useTranslation } from "react-i18next"
import { DateField } from "../ui/date-field.tsx"
import { SelectField } from "../ui/select-field.tsx"
import { useOptions } from "./answer-field.tsx"
import styles from "./compare-fields.module.css"
import { type CompareSearch, statementViews } from "./compare-search.ts"
import { type Sheet, subjectsOf } from "./fact-sheet.ts"
import { rankChoices } from "./position-search.ts"
import type { FactDefinition, Law } from "./use-law.ts"

export interface CompareFieldsProps {
  readonly law: Law
  readonly sheet: Sheet
  readonly search: CompareSearch
  readonly onChoose: (name: string, value: string) => void
}

/** The two sides, and what is supposed in the second. */
export function CompareFields({ law, sheet, search, onChoose }: CompareFieldsProps) {
  const { t } = useTranslation("perimeter")
  const supposable = law.facts.filter(({ type }) => type === "bool" || type === "enum")
  const definition = search.fact === undefined ? undefined : law.fact(search.fact)
  return (
    <>
      <div className="pair">
        <Side side="before" {...{ search, onChoose }} />
        <Side side="after" {...{ search, onChoose }} />
      </div>
      <div className="pair">
        <SelectField
          label={t("compare.what_if")}
          value={search.fact ?? ""}
          choices={[{ value: "", label: t("compare.no_what_if") }, ...supposable.map(({ id, ask }) => ({ value: id, label: law.in(ask) }))]}
          onChange={(value) => onChoose("fact", value)}
        />
        {definition === undefined ? null : <Supposed {...{ law, sheet, search, onChoose, definition }} />}
      </div>
    </>
  )
}

function Supposed({ law, sheet, search, onChoose, definition }: CompareFieldsProps & { readonly definition: FactDefinition }) {
  const { t } = useTranslation("perimeter")
  const words = useOptions(law, definition)
  const { subject } = definition
  const named = subject === "firm" ? [] : subjectsOf(sheet, subject)
  return (
    <>
      {named.length === 0 ? null : (
        <SelectField
          label={subject === "firm" ? t("kind.firm") : t(`kind.${subject}`)}
          value={search.of ?? ""}
          choices={[{ value: "", label: t("subject.firm") }, ...named.map(({ id, name }) => ({ value: `${subject}:${id}`, label: name }))]}
          onChange={(value) => onChoose("of", value)}
        />
      )}
      <SelectField
        label={t("compare.supposed")}
        value={search.value ?? ""}
        choices={[{ value: "", label: t("questions.choose") }, ...words]}
        onChange={(value) => onChoose("value", value)}
      />
    </>
  )
}

interface SideProps extends Pick<CompareFieldsProps, "search" | "onChoose"> {
  readonly side: "before" | "after"
}

function Side({ side, search, onChoose }: SideProps) {
  const { t } = useTranslation("perimeter")
  return (
    <fieldset className={`form ${styles["side"]}`}>
      <legend>{t(`compare.${side}`)}</legend>
      <DateField label={t("law_day")} value={search[`${side}On`] ?? ""} onChange={(value) => onChoose(`${side}On`, value)} />
      <SelectField
        label={t("authority")}
        value={search[`${side}Ranks`] ?? ""}
        choices={[{ value: "", label: t("authority.all") }, ...rankChoices.map((value) => ({ value, label: t(`authority.${value}`) }))]}
        onChange={(value) => onChoose(`${side}Ranks`, value)}
      />
      <SelectField
        label={t("compare.view")}
        value={search[`${side}View`] ?? "all"}
        choices={statementViews.map((value) => ({ value, label: t(`view.${value}`) }))}
        onChange={(value) => onChoose(`${side}View`, value)}
      />
    </fieldset>
  )
}
