import { useTranslation } from "react-i18next"
import { directions } from "../../../src/vocabulary/transfer.ts"
import { ChoicesField } from "../ui/choices-field.tsx"
import { SelectField } from "../ui/select-field.tsx"
import { TextField } from "../ui/text-field.tsx"
import type { Fields } from "../ui/use-fields.ts"
import { optionalFields, type CustomerFields as Values } from "./customer-form.ts"
import { customerStatuses } from "./customer-search.ts"

export interface CustomerFieldsProps {
  readonly form: Fields<Values>
  readonly services: readonly string[]
  readonly onServices: (services: string[]) => void
}

/** The fields that creating and changing a customer share. */
export function CustomerFields({ form, services, onServices }: CustomerFieldsProps) {
  const { t } = useTranslation(["customers", "common"])
  return (
    <>
      <div className="pair">
        <TextField label={t("column.name")} isRequired {...form.field("name")} />
        <SelectField
          label={t("column.status")}
          choices={customerStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
          {...form.field("status")}
        />
        {optionalFields.map((field) => (
          <TextField
            key={field}
            label={t(`field.${field}`)}
            kind={field === "birthDate" ? "date" : "text"}
            {...(field === "country" ? { maxLength: 2, hint: t("country_hint") } : {})}
            {...form.field(field)}
          />
        ))}
      </div>
      <ChoicesField
        label={t("column.services")}
        hint={t("services_hint")}
        choices={directions.map((value) => ({ value, label: t(`service.${value}`) }))}
        value={services}
        onChange={onServices}
      />
    </>
  )
}
