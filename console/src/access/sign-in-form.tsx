import { useMutation } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { isCodeMissing } from "../api/problem.ts"
import { Button } from "../ui/button.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { PasswordField } from "../ui/password-field.tsx"
import { TextField } from "../ui/text-field.tsx"
import { useFields } from "../ui/use-fields.ts"
import { CodeField } from "./code-field.tsx"
import type { Me } from "./me.ts"

/** Login and password. A refusal keeps what was typed. */
export function SignInForm({ onSignedIn }: { readonly onSignedIn: (me: Me) => void }) {
  const { t } = useTranslation(["access", "common"])
  const form = useFields({ login: "", password: "", code: "" })
  const [isCodeAsked, setCodeAsked] = useState(false)
  const signIn = useMutation({
    mutationFn: () => {
      const { login, password, code } = form.values
      return bodyOf(client.POST("/v1/access/sign-in", { body: { login, password, ...(isCodeAsked ? { code } : {}) } }))
    },
    onSuccess: ({ me }) => onSignedIn(me),
    onError: (error) => setCodeAsked((was) => was || isCodeMissing(error)),
  })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        signIn.mutate()
      }}
    >
      {signIn.error === null || isCodeMissing(signIn.error) ? null : <ErrorNotice error={signIn.error} />}
      <TextField label={t("sign_in.login")} autoComplete="username" isRequired {...form.field("login")} />
      <PasswordField
        label={t("sign_in.password")}
        autoComplete="current-password"
        showLabel={t("common:show_password")}
        {...form.field("password")}
      />
      {isCodeAsked ? <CodeField binding={form.field("code")} /> : null}
      <div>
        <Button look="main" submits isBusy={signIn.isPending}>
          {t("sign_in.button")}
        </Button>
      </div>
      <p className="muted">{t("sign_in.forgotten")}</p>
    </form>
  )
}
