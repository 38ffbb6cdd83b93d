import { writeAudited } from "../audit/audit.store.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Id } from "../vocabulary/identifier.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { findUser } from "./access.store.ts"
import type { Principal } from "./access.ts"
import { closeSessionById } from "./open-sessions.store.ts"
import { closeSessionsOf } from "./session.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId">

/** Ends one of one's own sessions: its token opens nothing from the next request on. */
export async function endOwnSession(parts: Parts, { entityId, userId }: Principal, sessionId: string): Promise<void> {
  const now = parts.clock.now()
  const entry = entryOf(parts, { entityId, actor: userId, userId, details: { sessionId } })
  await writeAudited(parts.database, [entry], async (writing) => {
    if (!(await closeSessionById(writing, { entityId, userId, sessionId }, now))) throw refuse("access.session_not_found")
  })
}

/** Ends every session of a person, for whoever lost a device or is suspected to have. */
export async function endSessionsOf(parts: Parts, { entityId, userId: actor }: Permit<"access.administer">, userId: Id): Promise<void> {
  if ((await findUser(parts.database.kysely, entityId, userId)) === undefined) throw refuse("access.user_not_found", { userId })
  const entry = entryOf(parts, { entityId, actor, userId, details: { all: true } })
  await writeAudited(parts.database, [entry], (writing) => closeSessionsOf(writing, { entityId, userId }, { closedAt: parts.clock.now() }))
}

function entryOf({ clock, newId }: Parts, about: { entityId: Id; actor: Id; userId: Id; details: JsonObject }) {
  const { userId, ...rest } = about
  return { ...rest, entryId: newId(), recordedAt: clock.now(), action: "session.revoked", subject: { kind: "user", id: userId } }
}
