import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { FormError } from "../access/form-error.tsx"
import { bodyOf, client } from "../api/client.ts"
import { afterStep } from "../transfers/after-step.ts"
import { keyOf } from "../transfers/finding-list.tsx"
import type { ApiFinding, TransferDetail } from "../transfers/transfer-queries.ts"
import { Button } from "../ui/button.tsx"
import { Dialog } from "../ui/dialog.tsx"
import { Notice } from "../ui/notice.tsx"
import { TextField } from "../ui/text-field.tsx"
import { ReasonField } from "./reason-field.tsx"
import { sortFindings } from "./sort-findings.ts"
import { useReasonSentence } from "./use-reason-sentence.ts"

export interface PrepareCaseProps {
  readonly subject: TransferDetail
  readonly recommendation: "release" | "reject"
  readonly onClose: () => void
}

/** The maker's step: a recommendation with its reason, and a reason for each finding that judgement is to end. */
export function PrepareCase({ subject, recommendation, onClose }: PrepareCaseProps) {
  const { t } = useTranslation(["cases", "common"])
  const queryClient = useQueryClient()
  const { transferId, version } = subject.transfer
  const { toCure, toJudge } = sortFindings(subject.decisions.at(-1)?.findings ?? [])
  const cleared = recommendation === "release" ? toJudge : []
  const [why, setWhy] = useState("")
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const prepare = useMutation({
    mutationFn: () => {
      const clearances = cleared.map((finding) => ({ findingKey: keyOf(finding), why: reasons[keyOf(finding)] ?? why }))
      return bodyOf(
        client.POST("/v1/transfers/{transferId}/preparation", {
          params: { path: { transferId } },
          headers: { "if-match": `"${version}"` },
          body: { recommendation, why, clearances },
        }),
      )
    },
    onSuccess: async (detail) => {
      await afterStep(queryClient, detail)
      onClose()
    },
  })
  const isStuck = recommendation === "release" && toCure.length > 0
  const offered = ([1, 2, 3] as const).map((number) => t(`offer.prepare_${recommendation}_${number}`))
  return (
    <Dialog title={t(`prepare.title_${recommendation}`)} isOpen onClose={onClose} closeLabel={t("common:close")} isWide>
      {isStuck ? (
        <Stuck toCure={toCure} />
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            prepare.mutate()
          }}
        >
          <FormError error={prepare.error} />
          <ReasonField label={t("prepare.why")} offered={offered} value={why} onChange={setWhy}>
            {cleared.length > 1
              ? cleared.map((finding) => (
                  <OneReason
                    key={keyOf(finding)}
                    finding={finding}
                    value={reasons[keyOf(finding)] ?? why}
                    onChange={(text) => setReasons({ ...reasons, [keyOf(finding)]: text })}
                  />
                ))
              : null}
          </ReasonField>
          <p className="muted">{t("prepare.next")}</p>
          <div className="row">
            <Button look="main" submits isBusy={prepare.isPending} isDisabled={why.trim() === ""}>
              {t("prepare.submit")}
            </Button>
            <Button onPress={onClose}>{t("common:cancel")}</Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}

function Stuck({ toCure }: { readonly toCure: readonly ApiFinding[] }) {
  const { t } = useTranslation(["cases", "common"])
  const sentenceOf = useReasonSentence()
  return (
    <Notice tone="wait" title={t("prepare.stuck")}>
      <ul>
        {toCure.map((finding) => (
          <li key={keyOf(finding)}>{sentenceOf(finding.reason)}</li>
        ))}
      </ul>
      <p>{t("prepare.stuck_do")}</p>
    </Notice>
  )
}

function OneReason({
  finding,
  value,
  onChange,
}: {
  readonly finding: ApiFinding
  readonly value: string
  readonly onChange: (text: string) => void
}) {
  const sentenceOf = useReasonSentence()
  const about = finding.details["listedName"]
  const label = typeof about === "string" ? `${sentenceOf(finding.reason)} (${about})` : sentenceOf(finding.reason)
  return <TextField label={label} lines={2} isRequired value={value} onChange={onChange} />
}
