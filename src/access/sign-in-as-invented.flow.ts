import { writeAudited } from "../audit/audit.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { findEntity, findUser } from "./access.store.ts"
import { accessPolicy } from "./access-policy.ts"
import { later } from "./later.ts"
import { type OpenedSession, openSession } from "./session.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

/** Opens a session of an invented person of the demonstration firm. Never of a real firm's: that is a bug, and stops the request. */
export async function signInAsInvented(
  { database, clock, newId, rulebook }: Parts,
  { entityId, userId }: { entityId: EntityId; userId: Id },
): Promise<OpenedSession> {
  if ((await findEntity(database.kysely, entityId))?.isDemonstration !== true)
    throw new Error("Tried to sign in without a password outside the demonstration")
  const user = await findUser(database.kysely, entityId, userId)
  if (user === undefined || user.state === "disabled") throw refuse("access.user_not_found", { userId })
  const now = clock.now()
  const subject = { kind: "user", id: userId }
  const entry = {
    entityId,
    entryId: newId(),
    recordedAt: now,
    action: "user.signed_in",
    actor: userId,
    subject,
    details: { by: "demonstration" },
  }
  const expiresAt = later(now, accessPolicy(rulebook, now).sessionAbsoluteHours * 60)
  return writeAudited(database, [entry], (writing) =>
    openSession(writing, { entityId, userId }, { openedAt: now, expiresAt, method: "demonstration" }),
  )
}
