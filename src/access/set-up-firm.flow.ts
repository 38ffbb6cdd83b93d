import { writeAudited } from "../audit/audit.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Language } from "../vocabulary/language.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { addEntity, addUser, isAdministered } from "./access.store.ts"
import { accessPolicy } from "./access-policy.ts"
import { hashPassword } from "./credential.store.ts"
import { mayUseLink } from "./judge-link.ts"
import { later } from "./later.ts"
import { findLink, lockSetupLinks, takeLink } from "./link.store.ts"
import { parseToken } from "./parse-token.ts"
import { requirePassword } from "./require-password.ts"
import { type OpenedSession, openSession } from "./session.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

export interface FirmToSetUp {
  readonly token: string
  readonly firmName: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  readonly login: string
  readonly displayName: string
  readonly language: Language
  readonly password: string
}

/** Founds the firm and its first administrator by the link that the first start printed, in one transaction, and signs the administrator in. */
export async function setUpFirm({ database, clock, newId, rulebook }: Parts, firm: FirmToSetUp): Promise<OpenedSession> {
  const now = clock.now()
  const policy = accessPolicy(rulebook, now)
  const token = parseToken(firm.token)
  const link = token === undefined ? undefined : await findLink(database.kysely, token)
  if (token === undefined || link === undefined || !mayUseLink(link, "setup", now)) throw refuse("access.link_invalid")
  requirePassword(firm.password, policy)
  const passwordHash = await hashPassword(firm.password)

  const { entityId } = token
  const userId = newId()
  const { login, displayName, language, country } = firm
  const roles = ["administrator"] as const
  const common = { entityId, recordedAt: now, actor: userId }
  const founded = {
    ...common,
    entryId: newId(),
    action: "entity.set_up",
    subject: { kind: "entity", id: entityId },
    details: { country, name: firm.firmName },
  }
  const created = {
    ...common,
    entryId: newId(),
    action: "user.created",
    subject: { kind: "user", id: userId },
    details: { roles },
    personal: { login, displayName },
  }
  return writeAudited(database, [founded, created], async (writing) => {
    await lockSetupLinks(writing)
    if (!(await takeLink(writing, token, now)) || (await isAdministered(writing))) throw refuse("access.link_invalid")
    await addEntity(writing, { entityId, name: firm.firmName, country, isDemonstration: false, createdAt: now })
    await addUser(writing, entityId, { userId, login, displayName, language, roles, passwordHash, createdAt: now })
    return openSession(
      writing,
      { entityId, userId },
      { openedAt: now, expiresAt: later(now, policy.sessionAbsoluteHours * 60), method: "link" },
    )
  })
}
