import { useTranslation } from "react-i18next"
import { type FieldBinding, TextField } from "../ui/text-field.tsx"

/** The code of the authenticator app, where the server has asked for it: at the door, behind a link, back from the provider. */
export function CodeField({ binding }: { readonly binding: FieldBinding }) {
  const { t } = useTranslation(["security"])
  return (
    <TextField
      label={t("security:factor.code")}
      hint={t("security:factor.code_hint")}
      autoComplete="one-time-code"
      isRequired
      {...binding}
    />
  )
}
