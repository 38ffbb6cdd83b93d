import { useQuery } from "@tanstack/react-query"
import { getRouteApi } from "@tanstack/react-router"
import { useTranslation } from "react-i18next"
import { BackToList } from "../shell/back-to-list.tsx"
import { WaitingPage } from "../shell/waiting-page.tsx"
import { Page } from "../ui/page.tsx"
import { Section } from "../ui/section.tsx"
import { StateBadge } from "../ui/state-badge.tsx"
import { ClearedByTwo } from "./cleared-by-two.tsx"
import { DecisionTrace } from "./decision-trace.tsx"
import { FindingList } from "./finding-list.tsx"
import { TransferDecisions } from "./transfer-decisions.tsx"
import { TransferFacts } from "./transfer-facts.tsx"
import { TransferLinks } from "./transfer-links.tsx"
import { transferQuery } from "./transfer-queries.ts"
import { TransferToDo } from "./transfer-to-do.tsx"
import { useTransferTitle } from "./use-transfer-title.ts"

const route = getRouteApi("/inside/transfers/$transferId")

/** One transfer: what to do now, what it is, what was found, how it was decided, what happened. */
export function TransferPage() {
  const { t } = useTranslation(["transfers", "common"])
  const { transferId } = route.useParams()
  const found = useQuery(transferQuery(transferId))
  const titleOf = useTransferTitle()
  if (found.data === undefined) return <WaitingPage title={t("one")} to="/transfers" error={found.error} />
  const { transfer, decisions } = found.data
  const last = decisions.at(-1)
  return (
    <Page title={titleOf(transfer)} state={<StateBadge state={transfer.state} />}>
      <BackToList to="/transfers" />
      <TransferToDo detail={found.data} />
      <Section title={t("common:section.facts")}>
        <TransferFacts transfer={transfer} decision={last} />
      </Section>
      <Section title={t("common:section.findings")}>
        <FindingList
          findings={last?.findings ?? []}
          about={(key) => (last === undefined ? null : <ClearedByTwo decision={last} findingKey={key} />)}
        />
      </Section>
      {last === undefined ? null : (
        <Section title={t("common:section.trace")}>
          <DecisionTrace transfer={transfer} decision={last} />
        </Section>
      )}
      <Section title={t("common:section.timeline")}>
        <TransferDecisions detail={found.data} />
      </Section>
      <TransferLinks detail={found.data} />
    </Page>
  )
}
