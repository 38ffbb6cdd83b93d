import type { Citation } from "../vocabulary/citation.ts"
import { type Finding, findingKey } from "../vocabulary/finding.ts"
import { reasonMeanings } from "../vocabulary/reason.ts"
import { fieldLines, zonedTime } from "./print.ts"
import { visible } from "./visible.ts"

/**
 * A finding to read: the sentence, then reason code, severity and end, then rule, grade and source, then what it was seen
 * in. While the transfer is held, a finding that judgement can end says under which name `--clear` takes it.
 */
export function findingLines(finding: Finding, { isHeld }: { readonly isHeld: boolean }): string[] {
  const { reason, severity, ends, rule, citations, details } = finding
  const end = severity === "note" ? "" : `, ends by ${ends === "cure" ? "supplying what is missing" : "the judgement of two people"}`
  return [
    `  ${visible(reasonMeanings[reason] ?? reason)}`,
    ...fieldLines([
      ["  Reason", `${reason} (${severity}${end})`],
      ...(rule === undefined ? [] : [["  Rule", rule] as const]),
      ...citations.map((citation) => ["  Source", sourceOf(citation)] as const),
      ...Object.entries(details).map(([name, value]) => [`  ${wordsOf(name)}`, detailText(value)] as const),
      ...(isHeld && isClearable(finding) ? [["  Clear as", findingKey(finding)] as const] : []),
    ]),
  ]
}

/** Whether people can end it by judgement. The open case itself ends with the decision, so nobody clears it. */
export function isClearable({ severity, ends, reason }: Pick<Finding, "severity" | "ends" | "reason">): boolean {
  return severity === "hold" && ends === "judgement" && reason !== "case.open"
}

/** `physicalAddress` as `Physical address`. */
export function wordsOf(field: string): string {
  const words = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function sourceOf({ at, title, grade, checkedOn }: Citation): string {
  return `grade ${grade}: ${title}, ${at}, checked ${checkedOn}`
}

function detailText(value: unknown): string | null {
  if (value === null) return null
  if (typeof value === "string") return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? zonedTime(value) : value
  if (!Array.isArray(value)) return JSON.stringify(value)
  if (value.length === 0) return "none"
  return value.map((item) => (Array.isArray(item) ? item.join(" and ") : (detailText(item) ?? "not known"))).join(", ")
}
