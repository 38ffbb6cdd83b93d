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
  const isOwn = file.preparedBy === me?.userId
  const mayPrepare = may("case.work") && file.state !== "closed"
  const mayDecide = may("transfer.decide") && file.state === "prepared" && !isOwn
  useShortcuts({
    ...(mayPrepare ? { x: () => setStep("prepare_release"), r: () => setStep("prepare_reject"), e: () => setStep("hand_over") } : {}),
    ...(mayDecide ? { a: () => setStep("release"), r: () => setStep("rejection") } : {}),
  })
  if (file.state === "closed") {
    return (
      <Section title={t("common:section.to_do")}>
        <p>{t(`closed.${file.resolution ?? "rejected"}`)}</p>
      </Section>
    )
  }
  const findings = subject.decisions.at(-1)?.findings ?? []
  return (
    <Section title={t("common:section.to_do")} isRaised>
      {file.state === "prepared" ? <PreparedCase {...{ file, events, findings, isOwn }} /> : <Advice {...sortFindings(findings)} />}
      <div className="row">
        {mayDecide ? <CheckerButtons onStep={setStep} /> : null}
        {mayPrepare ? <MakerButtons onStep={setStep} isMain={file.state === "open"} hasReject={!mayDecide} /> : null}
        {may("transfer.amend") ? <AmendTransfer transfer={subject.transfer} /> : null}
      </div>
      {step === undefined ? null : <StepDialog key={step} step={step} file={file} subject={subject} onClose={() => setStep(undefined)} />}
    </Section>
  )
}

function CheckerButtons({ onStep }: { readonly onStep: (step: Step) => void }) {
  const { t } = useTranslation(["cases", "common"])
  return (
    <>
      <Button look="main" icon="check" shortcut="a" onPress={() => onStep("release")}>
        {t("release.button")}
      </Button>
      <Button look="danger" icon="ban" shortcut="r" onPress={() => onStep("rejection")}>
        {t("rejection.button")}
      </Button>
      <Button icon="back" onPress={() => onStep("return")}>
        {t("return.button")}
      </Button>
    </>
  )
}

interface MakerButtonsProps {
  readonly onStep: (step: Step) => void
  readonly isMain: boolean
  /** Whether r is the maker's: a person who may also decide has it for that. */
  readonly hasReject: boolean
}

function MakerButtons({ onStep, isMain, hasReject }: MakerButtonsProps) {
  const { t } = useTranslation(["cases", "common"])
  return (
    <>
      <Button look={isMain ? "main" : "plain"} icon="decide" shortcut="x" onPress={() => onStep("prepare_release")}>
        {t("prepare.button_release")}
      </Button>
      <Button icon="ban" {...(hasReject ? { shortcut: "r" } : {})} onPress={() => onStep("prepare_reject")}>
        {t("prepare.button_reject")}
      </Button>
      <Button icon="person" shortcut="e" onPress={() => onStep("hand_over")}>
        {t("hand_over.button")}
      </Button>
    </>
  )
}

interface StepDialogProps extends Pick<CaseToDoProps, "file" | "subject"> {
  readonly step: Step
  readonly onClose: () => void
}

function StepDialog({ step, file, subject, onClose }: StepDialogProps) {
  switch (step) {
    case "prepare_release":
      return <PrepareCase subject={subject} recommendation="release" onClose={onClose} />
    case "prepare_reject":
      return <PrepareCase subject={subject} recommendation="reject" onClose={onClose} />
    case "hand_over":
      return <HandOver file={file} onClose={onClose} />
    case "release":
    case "rejection":
    case "return":
      return <DecideCase step={step} subject={subject} onClose={onClose} />
  }
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
