import { useMutation } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Button } from "../ui/button.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { goToProvider } from "./provider-errand.ts"

/** Signing in where one is known already: at the firm's identity provider. */
export function SignInByProvider({ then }: { readonly then: string | undefined }) {
  const { t } = useTranslation(["security"])
  const go = useMutation({ mutationFn: () => goToProvider({ purpose: "sign_in", then }) })
  return (
    <>
      {go.error === null ? null : <ErrorNotice error={go.error} />}
      <div>
        <Button onPress={() => go.mutate()} isBusy={go.isPending}>
          {t("provider.sign_in")}
        </Button>
      </div>
    </>
  )
}
