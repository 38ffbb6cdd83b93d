import { isLawDate, type LawDate, lawDateOf } from "../vocabulary/instant.ts"
import { misused } from "./failure.ts"

/** The day that was written, or today in Astana. */
export function dayOf(on: string | undefined): LawDate {
  if (on === undefined) return lawDateOf(new Date().toISOString())
  if (!isLawDate(on)) throw misused(`${on} is not a calendar date.`, "Write one such as 2026-11-22.")
  return on
}
