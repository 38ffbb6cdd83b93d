import { useTranslation } from "react-i18next"
import { Badge } from "../ui/badge.tsx"
import type { IconName } from "../ui/icon.tsx"
import { toneOfOutcome } from "./finding-tone.ts"
import type { Outcome } from "./perimeter-queries.ts"

const icons: Readonly<Record<Outcome, IconName>> = {
  applies: "check",
  does_not_apply: "close",
  undetermined: "unknown",
  conflict: "alert",
  not_tested: "unknown",
}

/** An outcome in its look. A page may say it in a word of its own, such as the title of a group. */
export function OutcomeBadge({ outcome, word }: { readonly outcome: Outcome; readonly word?: string }) {
  const { t } = useTranslation("perimeter")
  return <Badge tone={toneOfOutcome(outcome)} icon={icons[outcome]} word={word ?? t(`outcome.${outcome}`)} />
}
