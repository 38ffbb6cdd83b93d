import { writeAudited } from "../audit/audit.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Id } from "../vocabulary/identifier.ts"
import type { Language } from "../vocabulary/language.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Role } from "../vocabulary/role.ts"
import { addUser, findUser } from "./access.store.ts"
import { accessPolicy } from "./access-policy.ts"
import type { IssuedLink } from "./first-start.flow.ts"
import { later } from "./later.ts"
import { addLink } from "./link.store.ts"
import { linkUrl } from "./link-url.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook; readonly publicUrl: string }

export interface Invitation {
  readonly login: string
  readonly displayName: string
  readonly language: Language
  readonly roles: readonly Role[]
}

/** Adds a person with roles and without a password, and issues the link by which the person chooses one. */
export async function inviteUser(
  parts: Parts,
  permit: Permit<"access.administer">,
  invitation: Invitation,
): Promise<{ userId: Id; link: IssuedLink }> {
  const { database, clock, newId, rulebook, publicUrl } = parts
  const now = clock.now()
  const userId = newId()
  const { login, displayName, roles } = invitation
  const expiresAt = later(now, accessPolicy(rulebook, now).linkLifetimeHours * 60)
  const details = { roles, expiresAt }
  const entry = {
    ...entryParts(permit, userId),
    entryId: newId(),
    recordedAt: now,
    action: "user.invited",
    details,
    personal: { login, displayName },
  }
  const token = await writeAudited(database, [entry], async (writing) => {
    await addUser(writing, permit.entityId, { ...invitation, userId, passwordHash: null, createdAt: now })
    return addLink(writing, { entityId: permit.entityId, purpose: "invitation", userId, createdAt: now, expiresAt })
  })
  return { userId, link: { url: linkUrl(publicUrl, "invitation", token), expiresAt } }
}

/**
 * Issues a new link to somebody who lost the invitation or the password. The old password holds until the link is used.
 * Refused for one's own account: a stolen session must not be able to set a password.
 */
export async function issueLink(
  { database, clock, newId, rulebook, publicUrl }: Parts,
  permit: Permit<"access.administer">,
  userId: Id,
): Promise<IssuedLink> {
  if (userId === permit.userId) throw refuse("access.own_account")
  if ((await findUser(database.kysely, permit.entityId, userId)) === undefined) throw refuse("access.user_not_found", { userId })
  const now = clock.now()
  const expiresAt = later(now, accessPolicy(rulebook, now).linkLifetimeHours * 60)
  const entry = { ...entryParts(permit, userId), entryId: newId(), recordedAt: now, action: "user.link_issued", details: { expiresAt } }
  const token = await writeAudited(database, [entry], (writing) =>
    addLink(writing, { entityId: permit.entityId, purpose: "invitation", userId, createdAt: now, expiresAt }),
  )
  return { url: linkUrl(publicUrl, "invitation", token), expiresAt }
}

function entryParts({ entityId, userId: actor }: Permit<"access.administer">, userId: Id) {
  return { entityId, actor, subject: { kind: "user", id: userId } }
}
