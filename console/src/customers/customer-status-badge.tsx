import { useTranslation } from "react-i18next"
import { Badge, type Tone } from "../ui/badge.tsx"
import type { CustomerStatus } from "./customer-search.ts"

const tones: Readonly<Record<CustomerStatus, Tone>> = { onboarding: "wait", active: "good", suspended: "bad", closed: "note" }

/** Where a customer stands with the firm. */
export function CustomerStatusBadge({ status }: { readonly status: CustomerStatus }) {
  const { t } = useTranslation(["customers", "common"])
  return <Badge tone={tones[status]} word={t(`status.${status}`)} />
}
