import { useQuery } from "@tanstack/react-query"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { usePersonName } from "../access/colleagues.ts"
import { AuditSection } from "../shell/audit-section.tsx"
import { BackToList } from "../shell/back-to-list.tsx"
import { WaitingPage } from "../shell/waiting-page.tsx"
import { FindingList } from "../transfers/finding-list.tsx"
import { TransferFacts } from "../transfers/transfer-facts.tsx"
import { transferQuery } from "../transfers/transfer-queries.ts"
import { useTransferTitle } from "../transfers/use-transfer-title.ts"
import { Due } from "../ui/due.tsx"
import { Page } from "../ui/page.tsx"
import { Section } from "../ui/section.tsx"
import { StateBadge } from "../ui/state-badge.tsx"
import { useNow } from "../ui/use-now.ts"
import { CaseEvidence } from "./case-evidence.tsx"
import { caseQuery } from "./case-queries.ts"
import { CaseTimeline } from "./case-timeline.tsx"
import { CaseToDo } from "./case-to-do.tsx"
import { PreparedReason } from "./prepared-reason.tsx"

const route = getRouteApi("/inside/cases/$caseId")

/** One case: what to do now, the facts, the findings with their sources, the evidence, the timeline. */
export function CasePage() {
  const { t } = useTranslation(["cases", "common"])
  const { caseId } = route.useParams()
  const found = useQuery(caseQuery(caseId))
  const subjectId = found.data?.case.subjectId
  const subject = useQuery({ ...transferQuery(subjectId ?? ""), enabled: subjectId !== undefined })
  const titleOf = useTransferTitle()
  const nameOf = usePersonName()
  const now = useNow()
  if (found.data === undefined || subject.data === undefined)
    return <WaitingPage title={t("one")} to="/cases" error={found.error ?? subject.error} />
  const { case: file, events, evidence } = found.data
  const last = subject.data.decisions.at(-1)
  const state = (
    <>
      <StateBadge state={file.state} />
      {file.state === "closed" ? null : <Due at={file.dueAt} now={now} />}
      <span className="muted">{t("owned_by", { name: nameOf(file.ownerId) })}</span>
    </>
  )
  return (
    <Page title={titleOf(subject.data.transfer)} state={state}>
      <BackToList to="/cases" />
      <CaseToDo file={file} events={events} subject={subject.data} />
      <Section title={t("common:section.facts")}>
        <TransferFacts transfer={subject.data.transfer} decision={last} />
      </Section>
      <Section title={t("common:section.findings")}>
        <FindingList findings={last?.findings ?? []} about={(key) => <PreparedReason file={file} findingKey={key} />} />
      </Section>
      <CaseEvidence caseId={file.caseId} evidence={evidence} isClosed={file.state === "closed"} />
      <CaseTimeline file={file} events={events} />
      <Section title={t("common:section.links")}>
        <p>
          <Link to="/transfers/$transferId" params={{ transferId: file.subjectId }}>
            {t("link.transfer")}
          </Link>
        </p>
      </Section>
      <AuditSection subjectId={file.caseId} />
    </Page>
  )
}
