import { writeAudited } from "../audit/audit.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { accessPolicy } from "./access-policy.ts"
import { savePassword } from "./account.store.ts"
import { hashPassword } from "./credential.store.ts"
import { mayUseLink } from "./judge-link.ts"
import { later } from "./later.ts"
import { findLink, takeLink } from "./link.store.ts"
import { parseToken } from "./parse-token.ts"
import { requirePassword } from "./require-password.ts"
import { closeSessionsOf, type OpenedSession, openSession } from "./session.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

/** Sets the password of whom the link is for, by the link alone; older sessions end and one begins. */
export async function acceptInvitation(
  { database, clock, newId, rulebook }: Parts,
  { token: text, password }: { token: string; password: string },
): Promise<OpenedSession> {
  const now = clock.now()
  const policy = accessPolicy(rulebook, now)
  const token = parseToken(text)
  const link = token === undefined ? undefined : await findLink(database.kysely, token)
  if (token === undefined || link === undefined || link.userId === null || !mayUseLink(link, "invitation", now))
    throw refuse("access.link_invalid")
  requirePassword(password, policy)
  const passwordHash = await hashPassword(password)

  const user = { entityId: token.entityId, userId: link.userId }
  const subject = { kind: "user", id: user.userId }
  const entry = {
    entityId: user.entityId,
    entryId: newId(),
    recordedAt: now,
    action: "user.link_accepted",
    actor: user.userId,
    subject,
    details: {},
  }
  return writeAudited(database, [entry], async (writing) => {
    if (!(await takeLink(writing, token, now)) || !(await savePassword(writing, user, passwordHash))) throw refuse("access.link_invalid")
    await closeSessionsOf(writing, user, { closedAt: now })
    return openSession(writing, user, { openedAt: now, expiresAt: later(now, policy.sessionAbsoluteHours * 60), method: "link" })
  })
}
