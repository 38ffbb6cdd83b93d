import { useMutation, useQuery } from "@tanstack/react-query"
import { useRouter } from "@tanstack/react-router"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { isCodeMissing } from "../api/problem.ts"
import { Button } from "../ui/button.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Notice } from "../ui/notice.tsx"
import { PasswordField } from "../ui/password-field.tsx"
import { useFields } from "../ui/use-fields.ts"
import { CodeField } from "./code-field.tsx"
import { Entrance } from "./entrance.tsx"
import { linkToken } from "./link-token.ts"
import { setupQuery } from "./me.ts"
import { useEnter } from "./use-enter.ts"

/** Where a one-time link leads: its holder chooses a password, and is in. */
export function InvitationPage() {
  const { t } = useTranslation(["access", "common"])
  const token = linkToken(useRouter().state.location.hash)
  return (
    <Entrance title={t("invitation.title")}>
      {token === undefined ? <Notice tone="bad" title={t("invitation.missing")} /> : <PasswordForm token={token} />}
    </Entrance>
  )
}

function PasswordForm({ token }: { readonly token: string }) {
  const { t } = useTranslation(["access", "common"])
  const enter = useEnter()
  const { data } = useQuery(setupQuery)
  const form = useFields({ password: "", repeat: "", code: "" })
  const [isCodeAsked, setCodeAsked] = useState(false)
  const accept = useMutation({
    mutationFn: () => {
      const { password, code } = form.values
      return bodyOf(client.POST("/v1/access/invitations/accept", { body: { token, password, ...(isCodeAsked ? { code } : {}) } }))
    },
    onSuccess: ({ me }) => enter(me, "/"),
    onError: (error) => setCodeAsked((was) => was || isCodeMissing(error)),
  })
  const submit = () => {
    if (form.values.password === form.values.repeat) accept.mutate()
    else form.showErrors({ repeat: t("invitation.differs") })
  }
  const shared = { autoComplete: "new-password", showLabel: t("common:show_password") } as const
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p>{t("invitation.text")}</p>
      {accept.error === null || isCodeMissing(accept.error) ? null : <ErrorNotice error={accept.error} />}
      <PasswordField
        label={t("invitation.password")}
        {...shared}
        {...form.field("password")}
        {...(data === undefined ? {} : { hint: t("setup.password_hint", { count: data.passwordMinimumLength }) })}
      />
      <PasswordField label={t("invitation.repeat")} {...shared} {...form.field("repeat")} />
      {isCodeAsked ? <CodeField binding={form.field("code")} /> : null}
      <div>
        <Button look="main" submits isBusy={accept.isPending}>
          {t("invitation.button")}
        </Button>
      </div>
    </form>
  )
}
