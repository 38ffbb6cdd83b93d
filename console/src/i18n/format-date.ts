import type { Instant, LawDate } from "../../../src/vocabulary/instant.ts"
import type { Language } from "../../../src/vocabulary/language.ts"
import { monthNames } from "./month-names.ts"

/** The zone of the firm and its regulator. Browsers know its history: +06:00 until 1 March 2024, +05:00 since. */
const houseZone = "Asia/Almaty"

interface DateParts {
  readonly year: string
  readonly month: number
  readonly day: string
  readonly time: string
}

/** "22 November 2026", "22 ноября 2026 г.", "2026 ж. 22 қараша". Browsers have no Kazakh dates, so all three are ours. */
export function formatDate(date: LawDate, language: Language): string {
  const [year = "", month = "", day = ""] = date.split("-")
  return joinDate({ year, month: Number(month), day: String(Number(day)), time: "" }, language)
}

/** Date and time of day in Almaty: "22 November 2026, 13:30". The zone is named beside it, not in it. */
export function formatInstant(instant: Instant, language: Language): string {
  const parts = partsIn(houseZone, instant)
  return `${joinDate(parts, language)}, ${parts.time}`
}

/** The same moment in UTC, for comparison with logs: "2026-11-22 08:30:00 UTC". */
export function formatUtc(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace("T", " ")} UTC`
}

function joinDate({ year, month, day }: DateParts, language: Language): string {
  const name = monthNames[language][month - 1]
  if (name === undefined) throw new Error(`No month ${month}`)
  if (language === "en") return `${day} ${name} ${year}`
  return language === "ru" ? `${day} ${name} ${year} г.` : `${year} ж. ${day} ${name}`
}

function partsIn(zone: string, instant: Instant): DateParts {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  })
  const found = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  return {
    year: found["year"] ?? "",
    month: Number(found["month"]),
    day: String(Number(found["day"])),
    time: `${found["hour"]}:${found["minute"]}`,
  }
}
