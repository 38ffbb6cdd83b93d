import { writeAudited } from "../audit/audit.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { type AccessPolicy, accessPolicy } from "./access-policy.ts"
import { findAccountTried, savePassword } from "./account.store.ts"
import { hashPassword } from "./credential.store.ts"
import { mayUseLink } from "./judge-link.ts"
import { later } from "./later.ts"
import { findLink, takeLink } from "./link.store.ts"
import { findOneTimeCode } from "./one-time-code.store.ts"
import { parseToken } from "./parse-token.ts"
import { proveCode, type SpendCode } from "./prove-code.flow.ts"
import { requirePassword } from "./require-password.ts"
import { closeSessionsOf, type OpenedSession, openSession } from "./session.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

/** Sets the password of whom the link is for, by the link and, where an authenticator app is set up, its code; older sessions end and one begins. */
export async function acceptInvitation(
  { database, clock, newId, rulebook }: Parts,
  { token: text, password, code }: { token: string; password: string; code?: string | undefined },
): Promise<OpenedSession> {
  const now = clock.now()
  const policy = accessPolicy(rulebook, now)
  const token = parseToken(text)
  const link = token === undefined ? undefined : await findLink(database.kysely, token)
  if (token === undefined || link === undefined || link.userId === null || !mayUseLink(link, "invitation", now))
    throw refuse("access.link_invalid")
  requirePassword(password, policy)
  const user = { entityId: token.entityId, userId: link.userId }
  const spend = await askForCode({ database, newId }, user, { code, policy, now })
  const passwordHash = await hashPassword(password)
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
    await spend?.(writing)
    await closeSessionsOf(writing, user, { closedAt: now })
    return openSession(writing, user, { openedAt: now, expiresAt: later(now, policy.sessionAbsoluteHours * 60), method: "link" })
  })
}

/** A link replaces a lost password, never the second factor. */
async function askForCode(
  parts: Pick<Runtime, "database" | "newId">,
  user: { entityId: EntityId; userId: Id },
  { code, policy, now }: { code: string | undefined; policy: AccessPolicy; now: Instant },
): Promise<SpendCode | undefined> {
  const app = await findOneTimeCode(parts.database.kysely, user)
  if (app?.isConfirmed !== true) return undefined
  const account = await findAccountTried(parts.database.kysely, user)
  if (account === undefined) throw refuse("access.link_invalid")
  if (code === undefined) throw refuse("access.code_required")
  return proveCode(parts, { account, app, code, policy, now })
}
