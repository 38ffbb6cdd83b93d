import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { languages } from "../../../src/vocabulary/language.ts"
import type { Role } from "../../../src/vocabulary/role.ts"
import { bodyOf, client } from "../api/client.ts"
import { useFormat } from "../i18n/use-format.ts"
import { languageNames } from "../shell/language-menu.tsx"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { SelectField } from "../ui/select-field.tsx"
import { TextField } from "../ui/text-field.tsx"
import { useFields } from "../ui/use-fields.ts"
import { FormError } from "./form-error.tsx"
import { IssuedLink } from "./issued-link.tsx"
import { peopleQuery } from "./people-queries.ts"
import { RolesField } from "./roles-field.tsx"

/** Puts a person on record and shows the link by which they choose a password. */
export function AddPerson({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(["access", "common"])
  const { language } = useFormat()
  const queryClient = useQueryClient()
  const [roles, setRoles] = useState<Role[]>([])
  const form = useFields({ displayName: "", login: "", language: language as string })
  const add = useMutation({
    mutationFn: () => {
      const spoken = languages.find((known) => known === form.values.language) ?? language
      return bodyOf(
        client.POST("/v1/access/users", {
          body: { displayName: form.values.displayName, login: form.values.login, language: spoken, roles },
        }),
      )
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  })
  return (
    <Dialog title={t("users.add_title")} isOpen onClose={onClose} closeLabel={t("common:close")}>
      {add.data === undefined ? (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            add.mutate()
          }}
        >
          <FormError error={add.error} />
          <TextField label={t("users.name")} isRequired {...form.field("displayName")} />
          <TextField label={t("users.login")} hint={t("setup.login_hint")} isRequired {...form.field("login")} />
          <SelectField
            label={t("setup.language")}
            choices={languages.map((value) => ({ value, label: languageNames[value] }))}
            {...form.field("language")}
          />
          <RolesField value={roles} onChange={setRoles} />
          <div>
            <Button look="main" submits isBusy={add.isPending} isDisabled={roles.length === 0}>
              {t("users.add_button")}
            </Button>
          </div>
        </form>
      ) : (
        <IssuedLink name={add.data.user.displayName} {...add.data.link} />
      )}
    </Dialog>
  )
}
