/** A moment in UTC, `2026-11-22T08:30:00.000Z`. Always handed in, never read from a clock by pure code. */
export type Instant = string

/** A calendar date on which law is asked, `2026-11-22`. */
export type LawDate = string

const millisecondsPerHour = 3_600_000

/** The law of a decision is the law of the day in Astana, where the firm and its regulator sit (UTC+5 all year since 1 March 2024). */
export function lawDateOf(instant: Instant): LawDate {
  return new Date(Date.parse(instant) + 5 * millisecondsPerHour).toISOString().slice(0, 10)
}

/** Full hours from `earlier` to `later`; negative when `later` comes first. */
export function hoursBetween(earlier: Instant, later: Instant): number {
  return Math.floor((Date.parse(later) - Date.parse(earlier)) / millisecondsPerHour)
}

/** Whether a text is a real calendar date written `YYYY-MM-DD` (30 February is not). */
export function isLawDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const parsed = Date.parse(`${text}T00:00:00.000Z`)
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text)
}

/** The instant `hours` later. */
export function addHours(instant: Instant, hours: number): Instant {
  return new Date(Date.parse(instant) + hours * millisecondsPerHour).toISOString()
}
