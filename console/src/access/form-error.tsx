import { useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { isSignedOut } from "../api/query-client.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { meQuery } from "./me.ts"
import { SignInForm } from "./sign-in-form.tsx"

/** Why a form was not taken. When the session has ended, signing in again happens here, and the form stays filled. */
export function FormError({ error }: { readonly error: unknown }) {
  const { t } = useTranslation(["access", "common"])
  const queryClient = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  if (error === null || error === undefined) return null
  if (!isSignedOut(error)) return <ErrorNotice error={error} />
  return (
    <>
      <ErrorNotice error={error}>
        <Button onPress={() => setOpen(true)}>{t("sign_in.button")}</Button>
      </ErrorNotice>
      <Dialog title={t("sign_in.again_title")} isOpen={isOpen} onClose={() => setOpen(false)} closeLabel={t("common:close")}>
        <p className="muted">{t("sign_in.again_text")}</p>
        <SignInForm
          onSignedIn={(me) => {
            queryClient.setQueryData(meQuery.queryKey, me)
            setOpen(false)
          }}
        />
      </Dialog>
    </>
  )
}
