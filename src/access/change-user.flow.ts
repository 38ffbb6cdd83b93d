import { writeAudited } from "../audit/audit.store.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { Id } from "../vocabulary/identifier.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Role } from "../vocabulary/role.ts"
import { findUser, lockActiveAdministrators, saveUserChange, type User } from "./access.store.ts"
import { requireLawfulChange } from "./require-lawful-change.ts"
import { closeSessionsOf } from "./session.store.ts"

/** What an administrator changes about a person. Fields left out stay as they are. */
export interface ChangeToUser {
  readonly userId: Id
  /** The version the administrator looked at. */
  readonly version: number
  readonly displayName?: string | undefined
  readonly roles?: readonly Role[] | undefined
  readonly isDisabled?: boolean | undefined
}

/** Changes name, roles or standing of a person. New roles count from the person's next request; disabling ends every session. */
export async function changeUser(
  { database, clock, newId }: Pick<Runtime, "database" | "clock" | "newId">,
  permit: Permit<"access.administer">,
  wish: ChangeToUser,
): Promise<User> {
  const { entityId, userId: actorId } = permit
  const { userId, displayName, roles, isDisabled } = wish
  const before = await findUser(database.kysely, entityId, userId)
  if (before === undefined) throw refuse("access.user_not_found", { userId })
  if (before.version !== wish.version) throw refuse("request.version_conflict", { userId })
  const now = clock.now()
  const change = {
    ...(displayName === undefined ? {} : { displayName }),
    ...(roles === undefined ? {} : { roles }),
    ...(isDisabled === undefined ? {} : { disabledAt: isDisabled ? now : null }),
  }
  const details = {
    ...(roles === undefined ? {} : { rolesBefore: before.roles, rolesAfter: roles }),
    ...(isDisabled === undefined ? {} : { isDisabled }),
  }
  const personal = displayName === undefined ? {} : { personal: { displayName } }
  const entry = {
    entityId,
    entryId: newId(),
    recordedAt: now,
    action: "user.changed",
    actor: actorId,
    subject: { kind: "user", id: userId },
    details,
    ...personal,
  }
  await writeAudited(database, [entry], async (writing) => {
    const activeAdministrators = await lockActiveAdministrators(writing, entityId)
    const isDisabledAfter = isDisabled ?? before.state === "disabled"
    requireLawfulChange({
      actorId,
      userId,
      rolesBefore: before.roles,
      rolesAfter: roles ?? before.roles,
      isDisabledAfter,
      activeAdministrators,
    })
    await saveUserChange(writing, entityId, { before, change })
    if (isDisabled === true) await closeSessionsOf(writing, { entityId, userId }, { closedAt: now })
  })
  const after = await findUser(database.kysely, entityId, userId)
  if (after === undefined) throw new Error("A user that was just changed is gone")
  return after
}
