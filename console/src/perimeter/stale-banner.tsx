import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Notice } from "../ui/notice.tsx"
import { recordedQuery, reopenedQuery } from "./perimeter-queries.ts"

/** Says that the newest recorded assessment no longer shows where the firm stands, and what changed. */
export function StaleBanner({ positionId }: { readonly positionId: string }) {
  const { t } = useTranslation("perimeter")
  const { data: recorded } = useQuery(recordedQuery(positionId))
  const newest = recorded?.items[0]
  const { data } = useQuery({ ...reopenedQuery(newest?.assessmentId ?? ""), enabled: newest !== undefined })
  if (data === undefined || data.staleCauses.length === 0) return null
  return (
    <Notice tone="wait" title={t("record.stale")}>
      <ul>
        {data.staleCauses.map((cause) => (
          <li key={cause}>{t(`stale.${cause}`)}</li>
        ))}
      </ul>
    </Notice>
  )
}
