import { writeAudited } from "../audit/audit.store.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Principal } from "./access.ts"
import type { Token } from "./parse-token.ts"
import { closeSession } from "./session.store.ts"

/** Closes the session at once: its token opens nothing from the next request on. */
export async function signOut(
  { database, clock, newId }: Pick<Runtime, "database" | "clock" | "newId">,
  { entityId, userId }: Principal,
  token: Token,
): Promise<void> {
  const now = clock.now()
  const entry = {
    entityId,
    entryId: newId(),
    recordedAt: now,
    action: "user.signed_out",
    actor: userId,
    subject: { kind: "user", id: userId },
    details: {},
  }
  await writeAudited(database, [entry], (writing) => closeSession(writing, token, now))
}
