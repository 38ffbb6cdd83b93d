import type { Ruled } from "../rulebook/rulebook.ts"
import type { Instant } from "../vocabulary/instant.ts"

/** The log as it is, the checkpoint it had last, and what house policy asks for. */
export interface CheckpointQuestion {
  readonly size: number
  readonly now: Instant
  readonly last: { readonly size: number; readonly madeAt: Instant } | undefined
  readonly entries: Ruled<number> | undefined
  readonly minutes: Ruled<number> | undefined
}

const millisecondsPerMinute = 60_000

/**
 * Whether the log wants a new checkpoint: it has grown, and either by so many entries or for so long as policy says.
 * Where policy says nothing every growth wants one, which is the strictest answer.
 */
export function isCheckpointDue({ size, now, last, entries, minutes }: CheckpointQuestion): boolean {
  const grown = size - (last?.size ?? 0)
  if (grown <= 0) return false
  if (last === undefined || entries === undefined || minutes === undefined) return true
  return grown >= entries.value || Date.parse(now) - Date.parse(last.madeAt) >= minutes.value * millisecondsPerMinute
}
