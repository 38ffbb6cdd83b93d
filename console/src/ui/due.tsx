import { useTranslation } from "react-i18next"
import { describeSpan } from "../i18n/describe-span.ts"
import { Badge, type Tone } from "./badge.tsx"

const closeHours = 4

/** A clock in words and colour: how long is left, or how long it is overdue. `now` is in milliseconds since 1970. */
export function Due({ at, now }: { readonly at: string; readonly now: number }) {
  const { t } = useTranslation()
  const moment = Date.parse(at)
  const { isPast, unit, count } = describeSpan(moment, now)
  const tone: Tone = isPast ? "bad" : moment - now < closeHours * 3_600_000 ? "wait" : "note"
  return <Badge tone={tone} icon={isPast ? "alert" : "clock"} word={t(`${isPast ? "overdue" : "due"}_${unit}`, { count })} />
}
