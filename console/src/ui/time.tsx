import { useTranslation } from "react-i18next"
import { formatUtc } from "../i18n/format-date.ts"
import { useFormat } from "../i18n/use-format.ts"
import { Hint } from "./hint.tsx"

/** A moment in Almaty; UTC on hover and focus. In a column whose header names the zone, `isBare` leaves it out. */
export function Time({ at, isBare = false }: { readonly at: string; readonly isBare?: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Hint words={t("zone_hint", { utc: formatUtc(at) })}>
      <time dateTime={at} className="nowrap">
        {format.instant(at)}
        {isBare ? null : <span className="muted"> {t("zone")}</span>}
      </time>
    </Hint>
  )
}
