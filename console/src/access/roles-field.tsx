import { useTranslation } from "react-i18next"
import { type Role, roles } from "../../../src/vocabulary/role.ts"
import { ChoicesField } from "../ui/choices-field.tsx"

/** What a person is to the firm; at least one. */
export function RolesField({ value, onChange }: { readonly value: readonly Role[]; readonly onChange: (roles: Role[]) => void }) {
  const { t } = useTranslation(["access", "common"])
  const choices = roles.map((role) => ({ value: role, label: t(`common:role.${role}`) }))
  return (
    <ChoicesField
      label={t("users.roles")}
      hint={t("users.roles_missing")}
      choices={choices}
      value={value}
      onChange={(chosen) => onChange(roles.filter((role) => chosen.includes(role)))}
    />
  )
}
