import type { Id } from "../vocabulary/identifier.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Role } from "../vocabulary/role.ts"

export interface ChangeOfRights {
  /** Who makes the change. */
  readonly actorId: Id
  readonly userId: Id
  readonly rolesBefore: readonly Role[]
  readonly rolesAfter: readonly Role[]
  readonly isDisabledAfter: boolean
  /** Who can administer the firm before the change. */
  readonly activeAdministrators: readonly Id[]
}

/** Refuses a change by which somebody gives roles to the own account, or by which nobody would be left to administer the firm. */
export function requireLawfulChange({
  actorId,
  userId,
  rolesBefore,
  rolesAfter,
  isDisabledAfter,
  activeAdministrators,
}: ChangeOfRights): void {
  const added = rolesAfter.filter((role) => !rolesBefore.includes(role))
  if (actorId === userId && added.length > 0) throw refuse("access.own_account", { roles: added })
  const isOnlyOne = activeAdministrators.length === 1 && activeAdministrators[0] === userId
  if (isOnlyOne && (isDisabledAfter || !rolesAfter.includes("administrator"))) throw refuse("access.last_administrator")
}
