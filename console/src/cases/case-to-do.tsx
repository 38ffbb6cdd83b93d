import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { meQuery, useMay } from "../access/me.ts"
import { AmendTransfer } from "../transfers/amend-transfer.tsx"
import type { ApiFinding, TransferDetail } from "../transfers/transfer-queries.ts"
import { Button } from "../ui/button.tsx"
import { Section } from "../ui/section.tsx"
import { useShortcuts } from "../ui/use-shortcuts.ts"
import type { Case, CaseEvent } from "./case-queries.ts"
import { DecideCase } from "./decide-case.tsx"
import { HandOver } from "./hand-over.tsx"
import { PrepareCase } from "./prepare-case.tsx"
import { PreparedCase } from "./prepared-case.tsx"
import { type SortedFindings, sortFindings } from "./sort-findings.ts"
import { useReasonSentence } from "./use-reason-sentence.ts"

export interface CaseToDoProps {
  readonly file: Case
  readonly events: readonly CaseEvent[]
  readonly subject: TransferDetail
}

type Step = "prepare_release" | "prepare_reject" | "release" | "rejection" | "return" | "hand_over"

/** What to do about a case now, and the keys that do it: x and r for the maker, a and r for the checker, e to hand over. */
export function CaseToDo({ file, events, subject }: CaseToDoProps) {
  const { t } = useTranslation(["cases", "common"])
  const { data: me } = useQuery(meQuery)
  const may = useMay()
  const [step, setStep] = useState<Step>()
  const close = () => setStep(undefined)
  const isPrepared = file.state === "prepared"
  const mayPrepare = may("case.work") && file.state !== "closed"
  const mayDecide = may("transfer.decide") && isPrepared && file.preparedBy !== me?.userId
  useShortcuts({
    ...(mayPrepare ? { x: () => setStep("prepare_release"), r: () => setStep("prepare_reject"), e: () => setStep("hand_over") } : {}),
    ...(mayDecide ? { a: () => setStep("release"), r: () => setStep("rejection") } : {}),
  })
  if (file.state === "closed")
    return (
      <Section title={t("common:section.to_do")}>
        <p>{t(`closed.${file.resolution ?? "rejected"}`)}</p>
      </Section>
    )
  const findings = subject.decisions.at(-1)?.findings ?? []
  const sorted = sortFindings(findings)
  return (
    <Section title={t("common:section.to_do")} isRaised>
      {isPrepared ? (
        <PreparedCase file={file} events={events} findings={findings} isOwn={file.preparedBy === me?.userId} />
      ) : (
        <Advice toCure={sorted.toCure} toJudge={sorted.toJudge} />
      )}
      <div className="row">
        {mayDecide ? (
          <>
            <Button look="main" icon="check" shortcut="a" onPress={() => setStep("release")}>
              {t("release.button")}
            </Button>
            <Button look="danger" icon="ban" shortcut="r" onPress={() => setStep("rejection")}>
              {t("rejection.button")}
            </Button>
            <Button icon="back" onPress={() => setStep("return")}>
              {t("return.button")}
            </Button>
          </>
        ) : null}
        {mayPrepare ? (
          <>
            <Button look={isPrepared ? "plain" : "main"} icon="decide" shortcut="x" onPress={() => setStep("prepare_release")}>
              {t("prepare.button_release")}
            </Button>
            <Button icon="ban" {...(mayDecide ? {} : { shortcut: "r" })} onPress={() => setStep("prepare_reject")}>
              {t("prepare.button_reject")}
            </Button>
            <Button icon="person" shortcut="e" onPress={() => setStep("hand_over")}>
              {t("hand_over.button")}
            </Button>
          </>
        ) : null}
        {may("transfer.amend") ? <AmendTransfer transfer={subject.transfer} /> : null}
      </div>
      {step === "prepare_release" || step === "prepare_reject" ? (
        <PrepareCase key={step} subject={subject} recommendation={step === "prepare_release" ? "release" : "reject"} onClose={close} />
      ) : null}
      {step === "release" || step === "rejection" || step === "return" ? (
        <DecideCase key={step} step={step} subject={subject} onClose={close} />
      ) : null}
      {step === "hand_over" ? <HandOver file={file} onClose={close} /> : null}
    </Section>
  )
}

/** The reasons at first sight: what holds the transfer, and how each of it can end. */
function Advice({ toCure, toJudge }: SortedFindings) {
  const { t } = useTranslation(["cases", "common"])
  return (
    <>
      <Reasons title={t("advice.cure", { count: toCure.length })} findings={toCure} />
      <Reasons title={t("advice.judge", { count: toJudge.length })} findings={toJudge} />
      {toCure.length + toJudge.length === 0 ? <p>{t("advice.clear")}</p> : null}
    </>
  )
}

function Reasons({ title, findings }: { readonly title: string; readonly findings: readonly ApiFinding[] }) {
  const sentenceOf = useReasonSentence()
  if (findings.length === 0) return null
  const sentences = [...new Set(findings.map(({ reason }) => sentenceOf(reason)))]
  return (
    <div>
      <p className="muted">{title}</p>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>
            <strong>{sentence}</strong>
          </li>
        ))}
      </ul>
    </div>
  )
}
