import { writeAudited } from "../audit/audit.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Jobs } from "../runtime/jobs.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { findOnlyEntity } from "./access.store.ts"
import { accessPolicy } from "./access-policy.ts"
import { later } from "./later.ts"
import { forgetEnded, hasForgettable } from "./open-sessions.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

const job = "access.clean_up"
/** Once a night, when nobody signs in. */
const nightly = "20 3 * * *"

/** Has one node a night forget what is past its time. */
export async function scheduleCleanUp(parts: Parts, jobs: Pick<Jobs, "work" | "schedule">): Promise<void> {
  await jobs.work(job, () => cleanUpAccess(parts))
  await jobs.schedule(job, nightly)
}

/** Forgets sessions, links and counts of failures that house policy keeps no longer. Doing it twice does no harm. */
export async function cleanUpAccess({ database, clock, newId, rulebook }: Parts): Promise<void> {
  const now = clock.now()
  const before = later(now, -accessPolicy(rulebook, now).recordKeptHours * 60)
  const entity = await findOnlyEntity(database.kysely)
  if (entity === undefined || !(await hasForgettable(database.kysely, entity.entityId, before))) return
  const { entityId } = entity
  const subject = { kind: "entity", id: entityId }
  const entry = { entityId, entryId: newId(), recordedAt: now, action: "access.cleaned_up", actor: "system", subject, details: { before } }
  await writeAudited(database, [entry], (writing) => forgetEnded(writing, entityId, before))
}
