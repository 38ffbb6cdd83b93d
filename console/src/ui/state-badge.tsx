import { useTranslation } from "react-i18next"
import { Badge, type Tone } from "./badge.tsx"
import type { IconName } from "./icon.tsx"

const looks = {
  held: { tone: "wait", icon: "hold" },
  released: { tone: "good", icon: "good" },
  rejected: { tone: "bad", icon: "ban" },
  open: { tone: "wait", icon: "cases" },
  prepared: { tone: "wait", icon: "decide" },
  closed: { tone: "note", icon: "check" },
  unknown: { tone: "unknown", icon: "unknown" },
  conflict: { tone: "conflict", icon: "alert" },
} as const satisfies Record<string, { tone: Tone; icon: IconName }>

export type State = keyof typeof looks

/** The state of a transfer or a case: icon, word and tone. */
export function StateBadge({ state }: { readonly state: State }) {
  const { t } = useTranslation()
  return <Badge {...looks[state]} word={t(`state.${state}`)} />
}
