import { useMutation } from "@tanstack/react-query"
import { useRouter } from "@tanstack/react-router"
import { useEffect, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { isCodeMissing } from "../api/problem.ts"
import { Button } from "../ui/button.tsx"
import { ButtonLink } from "../ui/button-link.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { useFields } from "../ui/use-fields.ts"
import { CodeField } from "./code-field.tsx"
import { Entrance } from "./entrance.tsx"
import { arrivedErrand } from "./provider-errand.ts"
import { safeDestination } from "./safe-destination.ts"
import { useEnter } from "./use-enter.ts"

/** Where the identity provider sends people back to: its answer is handed in, once, and they are where they wanted to be. */
export function ProviderReturnPage() {
  const { t } = useTranslation(["security", "common"])
  const { purpose, then, query } = arrivedErrand()
  const enter = useEnter()
  const router = useRouter()
  const [isCodeAsked, setCodeAsked] = useState(false)
  const handIn = useMutation({
    mutationFn: async (said: { query: string } | { code: string }) => {
      if (purpose === "sign_in" || "code" in said) return (await bodyOf(client.POST("/v1/access/provider-sign-in", { body: said }))).me
      await client.POST("/v1/access/provider-proof", { body: said })
      return undefined
    },
    onSuccess: async (me) => {
      if (me !== undefined) await enter(me, then)
      else router.history.replace(safeDestination(then))
    },
    onError: (error) => setCodeAsked((was) => was || isCodeMissing(error)),
  })
  const { mutate, error } = handIn
  const isSent = useRef(false)
  useEffect(() => {
    if (isSent.current) return
    isSent.current = true
    mutate({ query: query === "" ? "?" : query })
  }, [mutate, query])
  return (
    <Entrance title={t("provider.return_title")}>
      {error === null || isCodeMissing(error) ? null : <ErrorNotice error={error} />}
      {isCodeAsked ? <CodeForm isBusy={handIn.isPending} onCode={(code) => mutate({ code })} /> : null}
      {error === null && !isCodeAsked ? (
        <p role="status" className="muted">
          {t("common:loading")}
        </p>
      ) : (
        <div>
          {purpose === "sign_in" ? (
            <ButtonLink to="/sign-in">{t("provider.back_to_door")}</ButtonLink>
          ) : (
            <ButtonLink to="/settings">{t("provider.back_to_settings")}</ButtonLink>
          )}
        </div>
      )}
    </Entrance>
  )
}

/** The provider's word stands; the authenticator app is asked for as well. */
function CodeForm({ isBusy, onCode }: { readonly isBusy: boolean; readonly onCode: (code: string) => void }) {
  const { t } = useTranslation(["security", "access"])
  const form = useFields({ code: "" })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        onCode(form.values.code)
      }}
    >
      <CodeField binding={form.field("code")} />
      <div>
        <Button look="main" submits isBusy={isBusy}>
          {t("access:sign_in.button")}
        </Button>
      </div>
    </form>
  )
}
