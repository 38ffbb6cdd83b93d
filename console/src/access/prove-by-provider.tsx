import { useMutation } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Button } from "../ui/button.tsx"
import { FormError } from "./form-error.tsx"
import { goToProvider } from "./provider-errand.ts"

/** For somebody without a password: the identity provider is asked anew before a second factor changes, and one comes back to Settings. */
export function ProveByProvider() {
  const { t } = useTranslation(["security"])
  const go = useMutation({ mutationFn: () => goToProvider({ purpose: "proof", then: "/settings" }) })
  return (
    <div className="stack">
      <FormError error={go.error} />
      <p>{t("provider.prove_text")}</p>
      <div>
        <Button look="main" onPress={() => go.mutate()} isBusy={go.isPending}>
          {t("provider.prove")}
        </Button>
      </div>
    </div>
  )
}
