import type { Law } from "../rulebook/rulebook.ts"
import { addHours, type Instant } from "../vocabulary/instant.ts"

/** When a case opened at `openedAt` is due by house policy. Without a policy it is due at once, so that it shows as overdue. */
export function dueAt(openedAt: Instant, law: Law): Instant {
  const within = law.hours("cases.due_within")
  return within === undefined ? openedAt : addHours(openedAt, within.value)
}
