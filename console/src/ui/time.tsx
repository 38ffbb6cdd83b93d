import { useTranslation } from "react-i18next"
import { formatUtc } from "../i18n/format-date.ts"
import { useFormat } from "../i18n/use-format.ts"
import { Hint } from "./hint.tsx"

/** A moment in Almaty, with the zone named; UTC on hover and focus. */
export function Time({ at }: { readonly at: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Hint words={t("zone_hint", { utc: formatUtc(at) })}>
      <time dateTime={at} className="nowrap">
        {format.instant(at)} <span className="muted">{t("zone")}</span>
      </time>
    </Hint>
  )
}
