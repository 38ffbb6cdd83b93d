import { useMutation, useQuery } from "@tanstack/react-query"
import { useRouter } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { languages } from "../../../src/vocabulary/language.ts"
import { bodyOf, client } from "../api/client.ts"
import { useFormat } from "../i18n/use-format.ts"
import { languageNames } from "../shell/language-menu.tsx"
import { Button } from "../ui/button.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Notice } from "../ui/notice.tsx"
import { PasswordField } from "../ui/password-field.tsx"
import { SelectField } from "../ui/select-field.tsx"
import { TextField } from "../ui/text-field.tsx"
import { useFields } from "../ui/use-fields.ts"
import { Entrance } from "./entrance.tsx"
import { linkToken } from "./link-token.ts"
import { setupQuery } from "./me.ts"
import { useEnter } from "./use-enter.ts"

/** Names the firm and makes the first administrator, for whoever holds the link of the first start. */
export function SetupPage() {
  const { t } = useTranslation(["access", "common"])
  const token = linkToken(useRouter().state.location.hash)
  return (
    <Entrance title={t("setup.title")}>
      {token === undefined ? <Notice tone="bad" title={t("invitation.missing")} /> : <SetupForm token={token} />}
    </Entrance>
  )
}

function SetupForm({ token }: { readonly token: string }) {
  const { t } = useTranslation(["access", "common"])
  const { language } = useFormat()
  const enter = useEnter()
  const { data } = useQuery(setupQuery)
  const form = useFields({ firmName: "", country: "KZ", displayName: "", login: "", language: language as string, password: "" })
  const setUp = useMutation({
    mutationFn: () => {
      const { language: spoken, ...values } = form.values
      return bodyOf(
        client.POST("/v1/access/setup", { body: { ...values, token, language: languages.find((known) => known === spoken) ?? language } }),
      )
    },
    onSuccess: ({ me }) => enter(me, "/"),
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        setUp.mutate()
      }}
    >
      <p>{t("setup.text")}</p>
      {setUp.error === null ? null : <ErrorNotice error={setUp.error} />}
      <h2>{t("setup.firm")}</h2>
      <TextField label={t("setup.firm_name")} isRequired autoComplete="organization" {...form.field("firmName")} />
      <TextField label={t("setup.country")} hint={t("setup.country_hint")} isRequired maxLength={2} {...form.field("country")} />
      <h2>{t("setup.administrator")}</h2>
      <TextField label={t("setup.display_name")} isRequired autoComplete="name" {...form.field("displayName")} />
      <TextField label={t("setup.login")} hint={t("setup.login_hint")} isRequired autoComplete="username" {...form.field("login")} />
      <SelectField
        label={t("setup.language")}
        choices={languages.map((value) => ({ value, label: languageNames[value] }))}
        {...form.field("language")}
      />
      <PasswordField
        label={t("setup.password")}
        autoComplete="new-password"
        showLabel={t("common:show_password")}
        {...form.field("password")}
        {...(data === undefined ? {} : { hint: t("setup.password_hint", { count: data.passwordMinimumLength }) })}
      />
      <div>
        <Button look="main" submits isBusy={setUp.isPending}>
          {t("setup.button")}
        </Button>
      </div>
    </form>
  )
}
