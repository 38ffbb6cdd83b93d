import { writeAudited } from "../audit/audit.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Id } from "../vocabulary/identifier.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { refuse } from "../vocabulary/refusal.ts"
import { accessPolicy } from "./access-policy.ts"
import { findAccountTried } from "./account.store.ts"
import type { IssuedLink } from "./first-start.flow.ts"
import { later } from "./later.ts"
import { addLink } from "./link.store.ts"
import { linkUrl } from "./link-url.ts"
import { addRecovery, approveWaiting, forgetProofs, listWaitingRecoveries, type Recovery } from "./recovery.store.ts"
import { closeSessionsOf } from "./session.store.ts"

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook; readonly publicUrl: string }

/** Proposes to give an account back to somebody who has lost their second factor. Nothing changes until another administrator approves. */
export async function proposeRecovery(parts: Parts, permit: Permit<"access.administer">, userId: Id): Promise<Recovery> {
  const { database, clock, newId, rulebook } = parts
  const { entityId, userId: proposedBy } = permit
  if (userId === proposedBy) throw refuse("access.own_account")
  if ((await findAccountTried(database.kysely, { entityId, userId })) === undefined) throw refuse("access.user_not_found", { userId })
  const now = clock.now()
  const expiresAt = later(now, accessPolicy(rulebook, now).linkLifetimeHours * 60)
  const recovery = { recoveryId: newId(), userId, proposedBy, proposedAt: now, expiresAt }
  const entry = entryOf(parts, permit, { action: "user.recovery_proposed", recovery })
  await writeAudited(database, [entry], (writing) => addRecovery(writing, entityId, recovery))
  return recovery
}

/**
 * Approves as second administrator: everything the person proved themselves by is forgotten, every session ends, and a
 * one-time link lets them begin anew. Neither who proposed nor the person themselves may approve.
 */
export async function approveRecovery(parts: Parts, permit: Permit<"access.administer">, recoveryId: Id): Promise<IssuedLink> {
  const { database, clock, rulebook, publicUrl } = parts
  const { entityId, userId: approver } = permit
  const now = clock.now()
  const waiting = await listWaitingRecoveries(database.kysely, entityId, now)
  const recovery = waiting.find((one) => one.recoveryId === recoveryId)
  if (recovery === undefined) throw refuse("access.recovery_not_found", { recoveryId })
  if (recovery.proposedBy === approver) throw refuse("access.same_administrator")
  if (recovery.userId === approver) throw refuse("access.own_account")
  const { userId } = recovery
  const expiresAt = later(now, accessPolicy(rulebook, now).linkLifetimeHours * 60)
  const entry = entryOf(parts, permit, { action: "user.recovered", recovery })
  const token = await writeAudited(database, [entry], async (writing) => {
    if (!(await approveWaiting(writing, { entityId, recoveryId }, { userId: approver, at: now })))
      throw refuse("access.recovery_not_found", { recoveryId })
    if (!(await forgetProofs(writing, { entityId, userId }))) throw refuse("access.user_not_found", { userId })
    await closeSessionsOf(writing, { entityId, userId }, { closedAt: now })
    return addLink(writing, { entityId, purpose: "invitation", userId, createdAt: now, expiresAt })
  })
  return { url: linkUrl(publicUrl, "invitation", token), expiresAt }
}

function entryOf(
  { clock, newId }: Parts,
  { entityId, userId: actor }: Permit<"access.administer">,
  { action, recovery }: { action: string; recovery: Recovery },
) {
  const { recoveryId, userId, proposedBy } = recovery
  const subject = { kind: "user", id: userId }
  return { entityId, entryId: newId(), recordedAt: clock.now(), action, actor, subject, details: { recoveryId, proposedBy } }
}
