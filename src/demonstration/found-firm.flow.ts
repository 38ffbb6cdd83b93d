import { addEntity, addUser } from "../access/access.store.ts"
import { type Principal, permit } from "../access/access.ts"
import { writeAudited } from "../audit/audit.store.ts"
import type { Rulebook } from "../rulebook/rulebook.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Permit } from "../vocabulary/permit.ts"
import type { Action, Role } from "../vocabulary/role.ts"
import { demonstrationFirm, type InventedPerson } from "./demonstration.ts"
import { inventedPeople } from "./invented-people.ts"

/** The people of the firm, ready to act. */
export interface Cast {
  readonly entityId: EntityId
  withRole(role: Role): readonly Principal[]
  withId(userId: Id): Principal
  /** What the person may do, by the same table that binds real people. */
  may<A extends Action>(who: Principal, action: A): Permit<A>
}

type Parts = Pick<Runtime, "database" | "clock" | "newId"> & { readonly rulebook: Rulebook }

/** Founds the demonstration firm with all its people. Nobody has a password: in a demonstration one signs in without. */
export async function foundFirm({ database, clock, newId, rulebook }: Parts): Promise<Cast> {
  const at = clock.now()
  const entityId = newId()
  const principals = inventedPeople.map((person) => principalOf(person, { entityId, userId: newId() }))
  const common = { entityId, recordedAt: at, actor: "system" }
  const { name, country } = demonstrationFirm
  const founded = {
    ...common,
    entryId: newId(),
    action: "entity.set_up",
    subject: { kind: "entity", id: entityId },
    details: { country, name, isDemonstration: true },
  }
  const created = principals.map(({ userId, login, displayName, roles }) => ({
    ...common,
    entryId: newId(),
    action: "user.created",
    subject: { kind: "user", id: userId },
    details: { roles },
    personal: { login, displayName },
  }))
  await writeAudited(database, [founded, ...created], async (writing) => {
    await addEntity(writing, { entityId, name, country, isDemonstration: true, createdAt: at })
    for (const principal of principals) await addUser(writing, entityId, { ...principal, passwordHash: null, createdAt: at })
  })
  return {
    entityId,
    withRole: (role) => principals.filter(({ roles }) => roles.includes(role)),
    withId(userId) {
      const found = principals.find((principal) => principal.userId === userId)
      if (found === undefined) throw new Error(`Nobody of the demonstration has the id ${userId}`)
      return found
    },
    may: (who, action) => permit(who, action, rulebook.roles),
  }
}

function principalOf({ role, ...person }: InventedPerson, ids: { entityId: EntityId; userId: Id }): Principal {
  return { ...person, ...ids, roles: [role], isDemonstration: true }
}
