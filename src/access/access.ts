/*
 * The access room knows who is asking and what they may do: people, sessions, roles and permits. Which role may do
 * what is a table in the rulebook's house policy, so that no route and no story decides it again.
 */
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Language } from "../vocabulary/language.ts"
import type { Permit } from "../vocabulary/permit.ts"
import { refuse } from "../vocabulary/refusal.ts"
import type { Action, Role } from "../vocabulary/role.ts"

/** Who asks: a person who is signed in, or a system of the firm by its key. */
export interface Principal {
  readonly entityId: EntityId
  /** A person's id, or the id of a machine's key. */
  readonly userId: Id
  readonly login: string
  readonly displayName: string
  readonly language: Language
  readonly roles: readonly Role[]
  /** Present and true when the person is one of the demonstration firm's invented people. */
  readonly isDemonstration?: boolean
  /** Present for a machine, which has no roles: all that its key may do. */
  readonly actions?: readonly Action[]
}

/** Which roles may do each action. A table in the rulebook's house policy. */
export type RoleTable = Readonly<Record<Action, readonly Role[]>>

/** What a request knows about who asks. Every Fastify request has this form once `registerAccess` has run. */
export interface Asking {
  /** Undefined when nobody is signed in, or the session has ended. */
  readonly principal: Principal | undefined
  readonly roleTable: RoleTable
}

/** The permit of whoever sent the request. Refuses with `access.sign_in_required` or `access.not_permitted`. */
export function permitOf<A extends Action>(request: Asking, action: A): Permit<A> {
  return permit(principalOf(request), action, request.roleTable)
}

/** Who sent the request, be it a machine. Refuses with `access.sign_in_required` when nobody is signed in. */
export function principalOf(request: Pick<Asking, "principal">): Principal {
  if (request.principal === undefined) throw refuse("access.sign_in_required")
  return request.principal
}

/** The person who sent the request. Refuses a machine with `access.person_required`: it has no account, no session and no colleagues. */
export function personOf(request: Pick<Asking, "principal">): Principal {
  const principal = principalOf(request)
  if (principal.actions !== undefined) throw refuse("access.person_required")
  return principal
}

/** The only maker of permits. Refuses with `access.not_permitted`, naming the roles that may. */
export function permit<A extends Action>(principal: Principal, action: A, roleTable: RoleTable): Permit<A> {
  if (!mayDo(principal, action, roleTable)) throw refuse("access.not_permitted", { action, roles: roleTable[action] })
  return Object.freeze({ action, entityId: principal.entityId, userId: principal.userId }) as Permit<A>
}

/** Whether somebody may do it. For hiding what would be refused, never in place of a permit. */
export function mayDo(principal: Pick<Principal, "roles" | "actions">, action: Action, roleTable: RoleTable): boolean {
  if (principal.actions !== undefined) return principal.actions.includes(action)
  return roleTable[action].some((role) => principal.roles.includes(role))
}
