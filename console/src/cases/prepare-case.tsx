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
  const { toCure, toJudge } = sortFindings(subject.decisions.at(-1)?.findings ?? [])
  const isStuck = recommendation === "release" && toCure.length > 0
  return (
    <Dialog title={t(`prepare.title_${recommendation}`)} isOpen onClose={onClose} closeLabel={t("common:close")} isWide>
      {isStuck ? (
        <Stuck toCure={toCure} />
      ) : (
        <PreparationForm
          subject={subject}
          recommendation={recommendation}
          onClose={onClose}
          toClear={recommendation === "release" ? toJudge : []}
        />
      )}
    </Dialog>
  )
}

function PreparationForm({ subject, recommendation, onClose, toClear }: PrepareCaseProps & { readonly toClear: readonly ApiFinding[] }) {
  const { t } = useTranslation(["cases", "common"])
  const [why, setWhy] = useState("")
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const reasonOf = (finding: ApiFinding) => reasons[keyOf(finding)] ?? why
  const prepare = usePreparation(subject, onClose)
  const send = () => {
    const clearances = toClear.map((finding) => ({ findingKey: keyOf(finding), why: reasonOf(finding) }))
    prepare.mutate({ recommendation, why, clearances })
  }
  const offered = ([1, 2, 3] as const).map((number) => t(`offer.prepare_${recommendation}_${number}`))
  const setReason = (finding: ApiFinding, text: string) => setReasons({ ...reasons, [keyOf(finding)]: text })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <FormError error={prepare.error} />
      <ReasonField label={t("prepare.why")} offered={offered} value={why} onChange={setWhy}>
        {toClear.length > 1
          ? toClear.map((finding) => (
              <OneReason key={keyOf(finding)} finding={finding} value={reasonOf(finding)} onChange={(text) => setReason(finding, text)} />
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
  )
}

interface Preparation {
  readonly recommendation: "release" | "reject"
  readonly why: string
  readonly clearances: { readonly findingKey: string; readonly why: string }[]
}

/** Lays a preparation before the second person, on the version that was looked at. */
function usePreparation({ transfer: { transferId, version } }: TransferDetail, onDone: () => void) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: Preparation) => {
      const options = { params: { path: { transferId } }, headers: { "if-match": `"${version}"` }, body }
      return bodyOf(client.POST("/v1/transfers/{transferId}/preparation", options))
    },
    onSuccess: async (detail) => {
      await afterStep(queryClient, detail)
      onDone()
    },
  })
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
