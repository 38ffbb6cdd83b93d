import { useTranslation } from "react-i18next"
import { Badge, type Tone } from "../ui/badge.tsx"
import type { IconName } from "../ui/icon.tsx"
import type { ListVersion } from "./list-queries.ts"

const looks: Readonly<Record<ListVersion["state"], { readonly tone: Tone; readonly icon: IconName }>> = {
  received: { tone: "wait", icon: "clock" },
  active: { tone: "good", icon: "good" },
  superseded: { tone: "note", icon: "history" },
  refused: { tone: "bad", icon: "ban" },
}

/** Whether a version is in force, and whether it names anybody real. */
export function ListBadges({ list }: { readonly list: Pick<ListVersion, "state" | "isSynthetic"> }) {
  const { t } = useTranslation(["screening", "common"])
  return (
    <span className="row">
      <Badge {...looks[list.state]} word={t(`state.${list.state}`)} />
      {list.isSynthetic ? <Badge tone="unknown" icon="alert" word={t("synthetic")} /> : null}
    </span>
  )
}
