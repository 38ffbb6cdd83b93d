import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Button } from "../ui/button.tsx"
import { TextField } from "../ui/text-field.tsx"

/** States that a question makes no sense here, which takes a reason. */
export function NotApplicable({ isBusy, onState }: { readonly isBusy: boolean; readonly onState: (reason: string) => void }) {
  const { t } = useTranslation("perimeter")
  const [reason, setReason] = useState("")
  return (
    <details>
      <summary>{t("questions.not_applicable")}</summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          onState(reason.trim())
        }}
      >
        <TextField label={t("questions.not_applicable_reason")} isRequired lines={2} maxLength={4000} value={reason} onChange={setReason} />
        <div>
          <Button submits isBusy={isBusy}>
            {t("questions.not_applicable_save")}
          </Button>
        </div>
      </form>
    </details>
  )
}
