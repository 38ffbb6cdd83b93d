import { type ErrorComponentProps, useRouter } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { Button } from "../ui/button.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"

/** A page that could not be shown: what happened, and a way to try again without losing the address. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation()
  const router = useRouter()
  const again = () => {
    reset()
    void router.invalidate()
  }
  return (
    <div style={{ padding: "1.25rem", maxWidth: "44rem" }}>
      <ErrorNotice error={error}>
        <Button icon="again" onPress={again}>
          {t("again")}
        </Button>
      </ErrorNotice>
    </div>
  )
}
