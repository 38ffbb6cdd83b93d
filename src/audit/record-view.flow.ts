import { lawOn, type Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import { type Instant, lawDateOf } from "../vocabulary/instant.ts"
import { writeAudited } from "./audit.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

/** Somebody is about to be shown personal data. */
export interface PersonalView {
  readonly entityId: EntityId
  /** Who looks: a person, or one of the firm's systems. */
  readonly userId: Id
  /** What they look at; a list has the entity's id. */
  readonly subject: { readonly kind: "customer" | "transfer" | "case" | "evidence" | "position"; readonly id: Id }
  /** How it is shown: one record, a list of many, or all of them to take away. */
  readonly as: "record" | "list" | "export"
  /** How many records of a list are shown. */
  readonly count?: number
}

/** When somebody was last noted to look at something. A technical bound: what is forgotten early is noted once more. */
const mostRemembered = 10_000
const seen = new WeakMap<object, Map<string, Instant>>()

/**
 * Notes in the audit log who was shown whose data, before they are shown: a view that cannot be noted is not given. The same
 * person looking at the same thing again within the window of house policy is one view; without a policy each is noted.
 */
export async function recordView(parts: Parts, view: PersonalView): Promise<void> {
  const { entityId, userId, subject, as, count } = view
  const now = parts.clock.now()
  const views = viewsOf(parts)
  const name = [entityId, userId, subject.kind, subject.id, as].join(" ")
  if (isRecent(parts, views.get(name), now)) return
  const entry = {
    entityId,
    entryId: parts.newId(),
    recordedAt: now,
    action: "personal_data.viewed",
    actor: userId,
    subject,
    details: { as, ...(count === undefined ? {} : { count }) },
  }
  await writeAudited(parts.database, [entry], async () => undefined)
  views.delete(name)
  views.set(name, now)
  const [oldest] = views.keys()
  if (views.size > mostRemembered && oldest !== undefined) views.delete(oldest)
}

function viewsOf({ database: { pool } }: Parts): Map<string, Instant> {
  const views = seen.get(pool) ?? new Map<string, Instant>()
  seen.set(pool, views)
  return views
}

function isRecent({ rulebook }: Parts, last: Instant | undefined, now: Instant): boolean {
  const window = lawOn(rulebook, lawDateOf(now)).minutes("personal_data.view_window")
  if (last === undefined || window === undefined) return false
  return Date.parse(now) - Date.parse(last) < window.value * 60_000
}
