import { requeueEvent } from "../runtime/outbox.store.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Id } from "../vocabulary/identifier.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { writeAudited } from "./audit.store.ts"
import { loadEvent, type RecordedEvent } from "./events.store.ts"

/** Has an event pushed again from the start, whether it is dead, under way, or was delivered. Refuses an unknown event. */
export async function redeliverEvent(
  { database, clock, newId }: Pick<Runtime, "database" | "clock" | "newId">,
  { entityId, userId }: Permit<"event.redeliver">,
  eventId: Id,
): Promise<RecordedEvent> {
  const now = clock.now()
  const subject = { kind: "event", id: eventId }
  await writeAudited(
    database,
    [{ entityId, entryId: newId(), recordedAt: now, action: "event.redelivery_requested", actor: userId, subject, details: {} }],
    async (writing) => {
      if (!(await requeueEvent(writing, { entityId, eventId, now }))) throw refuse("event.not_found", { eventId })
    },
  )
  const event = await loadEvent(database.kysely, entityId, eventId)
  if (event === undefined) throw new Error(`Event ${eventId} is gone after its redelivery was recorded`)
  return event
}
