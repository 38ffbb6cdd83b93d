import { useTranslation } from "react-i18next"
import type { IconName } from "../ui/icon.tsx"
import { Timeline } from "../ui/timeline.tsx"
import { ReplayDecision } from "./replay-decision.tsx"
import type { TransferDetail } from "./transfer-queries.ts"

const icons: Readonly<Record<"release" | "hold" | "reject", IconName>> = { release: "good", hold: "hold", reject: "ban" }

/** Every decision about a transfer in order, each of which can be made again from its frozen facts. */
export function TransferDecisions({ detail: { transfer, decisions } }: { readonly detail: TransferDetail }) {
  const { t } = useTranslation(["transfers", "common"])
  const events = decisions.map((decision) => ({
    id: decision.decisionId,
    at: decision.decidedAt,
    icon: icons[decision.outcome],
    title: t(`decided.${decision.purpose}`, { outcome: t(`common:outcome.${decision.outcome}`) }),
    body: <ReplayDecision transferId={transfer.transferId} decision={decision} />,
  }))
  return <Timeline events={events} />
}
