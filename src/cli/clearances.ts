import { type Finding, findingKey } from "../vocabulary/finding.ts"
import { misused } from "./failure.ts"
import { isClearable } from "./finding-lines.ts"

export interface Clearing {
  readonly findingKey: string
  readonly why: string
}

type Named = Pick<Finding, "reason" | "basis" | "severity" | "ends">

/**
 * Reads `--clear <finding>=<why>` against the findings that stand. A finding is named by its reason code, or by its whole
 * key where several have that reason: one reason given must never clear two findings unseen.
 */
export function readClearances(words: readonly string[], findings: readonly Named[]): readonly Clearing[] {
  const standing = findings.filter(isClearable)
  return words.map((word) => readClearance(word, standing))
}

function readClearance(word: string, standing: readonly Named[]): Clearing {
  const keys = standing.map(findingKey)
  // A key may hold "=" itself, so the longest that fits is the one meant.
  const whole = keys.filter((key) => word.startsWith(`${key}=`)).sort((left, right) => right.length - left.length)[0]
  if (whole !== undefined) return clearing(whole, word.slice(whole.length + 1))
  const reason = word.split("=", 1)[0] ?? ""
  const meant = standing.filter((finding) => finding.reason === reason).map(findingKey)
  const [only] = meant
  if (only === undefined || !word.includes("=")) throw misused(`--clear ${word} names no finding that judgement can end.`, choose(keys))
  if (meant.length > 1) throw misused(`Several findings have the reason ${reason}.`, choose(meant))
  return clearing(only, word.slice(reason.length + 1))
}

function clearing(key: string, why: string): Clearing {
  if (why.trim() === "") throw misused(`--clear ${key} gives no reason.`, `Write why: --clear '${key}=…'`)
  return { findingKey: key, why }
}

function choose(keys: readonly string[]): string {
  if (keys.length === 0) return "No finding stands that judgement can end; supply what is missing instead."
  return `Write --clear '<finding>=<why>' with one of: ${keys.join(" ; ")}`
}
