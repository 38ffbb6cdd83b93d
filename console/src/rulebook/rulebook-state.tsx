import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { useFormat } from "../i18n/use-format.ts"
import { Address } from "../ui/address.tsx"
import { Badge } from "../ui/badge.tsx"
import { rulebookQuery } from "./rulebook-queries.ts"

/** Which rulebook this is, whether lawyers have reviewed it, and the digest every decision names. */
export function RulebookState() {
  const { t } = useTranslation(["rulebook", "common"])
  const format = useFormat()
  const { data } = useQuery(rulebookQuery)
  if (data === undefined) return null
  return (
    <p className="row">
      <span>
        {data.title} {data.version}
      </span>
      <Badge tone={data.status === "reviewed" ? "good" : "unknown"} word={t(`review.${data.status}`)} />
      <Address value={data.digest} />
      <span className="muted">{t("counts", { values: format.count(data.counts.values), sources: format.count(data.counts.sources) })}</span>
    </p>
  )
}
