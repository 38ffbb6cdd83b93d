import { useTranslation } from "react-i18next"
import { usePersonName } from "../access/colleagues.ts"
import { Notice } from "../ui/notice.tsx"
import { readClearances } from "./read-clearances.ts"
import type { Decision } from "./transfer-queries.ts"

/** Under a finding that a decision found cleared: the reason, who gave it and who agreed. */
export function ClearedByTwo({ decision, findingKey }: { readonly decision: Decision; readonly findingKey: string }) {
  const { t } = useTranslation(["transfers", "common"])
  const nameOf = usePersonName()
  const clearance = readClearances(decision.facts).find((given) => given.findingKey === findingKey)
  if (clearance === undefined) return null
  return (
    <Notice tone="good" title={t("cleared", { maker: nameOf(clearance.preparedBy), checker: nameOf(clearance.approvedBy) })}>
      <p>{clearance.why}</p>
    </Notice>
  )
}
