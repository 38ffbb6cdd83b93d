import { useMutation, useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { Button } from "../ui/button.tsx"
import { Notice } from "../ui/notice.tsx"
import { PasswordField } from "../ui/password-field.tsx"
import { useFields } from "../ui/use-fields.ts"
import { FormError } from "./form-error.tsx"
import { setupQuery } from "./me.ts"

/** A new password for oneself, against the current one. */
export function ChangePassword() {
  const { t } = useTranslation(["access", "common"])
  const { data } = useQuery(setupQuery)
  const form = useFields({ current: "", new: "" })
  const change = useMutation({
    mutationFn: () => bodyOf(client.PATCH("/v1/access/me", { body: { password: form.values } })),
    onSuccess: form.reset,
  })
  const hint = data === undefined ? {} : { hint: t("setup.password_hint", { count: data.passwordMinimumLength }) }
  return (
    <details>
      <summary>{t("settings.password")}</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate()
        }}
      >
        <FormError error={change.error} />
        {change.isSuccess ? <Notice tone="good" title={t("settings.password_saved")} isNews /> : null}
        <PasswordField
          label={t("settings.current_password")}
          autoComplete="current-password"
          showLabel={t("common:show_password")}
          {...form.field("current")}
        />
        <PasswordField
          label={t("settings.new_password")}
          autoComplete="new-password"
          showLabel={t("common:show_password")}
          {...hint}
          {...form.field("new")}
        />
        <div>
          <Button submits isBusy={change.isPending}>
            {t("settings.password_button")}
          </Button>
        </div>
      </form>
    </details>
  )
}
