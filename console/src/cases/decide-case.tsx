import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { FormError } from "../access/form-error.tsx"
import { bodyOf, client } from "../api/client.ts"
import { afterStep } from "../transfers/after-step.ts"
import type { TransferDetail } from "../transfers/transfer-queries.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { Notice } from "../ui/notice.tsx"
import { ReasonField } from "./reason-field.tsx"

export interface DecideCaseProps {
  readonly step: "release" | "rejection" | "return"
  readonly subject: TransferDetail
  readonly onClose: () => void
}

/** The checker's step, with a reason. An approval is assessed again with fresh facts: it can still end in a hold. */
export function DecideCase({ step, subject, onClose }: DecideCaseProps) {
  const { t } = useTranslation(["cases", "common"])
  const queryClient = useQueryClient()
  const [why, setWhy] = useState("")
  const { transferId, version } = subject.transfer
  const decide = useMutation({
    mutationFn: () => {
      const options = { params: { path: { transferId } }, headers: { "if-match": `"${version}"` }, body: { why } }
      if (step === "release") return bodyOf(client.POST("/v1/transfers/{transferId}/release", options))
      if (step === "rejection") return bodyOf(client.POST("/v1/transfers/{transferId}/rejection", options))
      return bodyOf(client.POST("/v1/transfers/{transferId}/return", options))
    },
    onSuccess: async (detail) => {
      await afterStep(queryClient, detail)
      if (step !== "release" || detail.transfer.state !== "held") onClose()
    },
  })
  const isHeldAgain = decide.data !== undefined && decide.data.transfer.state === "held"
  const offered = ([1, 2] as const).map((number) => t(`offer.${step}_${number}`))
  return (
    <Dialog title={t(`${step}.title`)} isOpen onClose={onClose} closeLabel={t("common:close")} isWide>
      {isHeldAgain ? (
        <Notice tone="wait" title={t("release.held_again")} isNews>
          <p>{t("release.held_again_text")}</p>
          <Button onPress={onClose}>{t("common:close")}</Button>
        </Notice>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            decide.mutate()
          }}
        >
          <FormError error={decide.error} />
          <ReasonField label={t("decide.why")} offered={offered} value={why} onChange={setWhy} />
          <p className="muted">{t(`${step}.text`)}</p>
          <div className="row">
            <Button look={step === "rejection" ? "danger" : "main"} submits isBusy={decide.isPending} isDisabled={why.trim() === ""}>
              {t(`${step}.submit`)}
            </Button>
            <Button onPress={onClose}>{t("common:cancel")}</Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
