import { useState } from "react"
import { useTranslation } from "react-i18next"
import { FormError } from "../access/form-error.tsx"
import { stepUpAsked } from "../api/problem.ts"
import type { TransferDetail } from "../transfers/transfer-queries.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { Notice } from "../ui/notice.tsx"
import { TextField } from "../ui/text-field.tsx"
import { ReasonField } from "./reason-field.tsx"
import { type CheckerStep, useDecision } from "./use-decision.ts"

export interface DecideCaseProps {
  readonly step: CheckerStep
  readonly subject: TransferDetail
  readonly onClose: () => void
}

/** The checker's step, with a reason. An approval is assessed again with fresh facts: it can still end in a hold. */
export function DecideCase({ step, subject, onClose }: DecideCaseProps) {
  const { t } = useTranslation(["cases", "common", "security"])
  const [why, setWhy] = useState("")
  const [code, setCode] = useState("")
  const { decide, asksForCode } = useDecision(step, subject, onClose)
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
            decide.mutate({ why, code })
          }}
        >
          {stepUpAsked(decide.error) === undefined ? <FormError error={decide.error} /> : null}
          <ReasonField label={t("decide.why")} offered={offered} value={why} onChange={setWhy} />
          <p className="muted">{t(`${step}.text`)}</p>
          {asksForCode ? (
            <TextField
              label={t("security:factor.confirm_decision")}
              hint={t("security:factor.code_hint")}
              autoComplete="one-time-code"
              isRequired
              value={code}
              onChange={setCode}
            />
          ) : null}
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
