import type { PersonalReading } from "../runtime/database.ts"
import { openerOf, type RowPlace, sealerOf } from "../runtime/sealing/sealing.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import { refuse } from "../vocabulary/refusal.ts"

/** What is personal about somebody of the firm. Sealed under the entity's own key: a colleague is no customer. */
export interface PersonalAccount {
  readonly login: string
  readonly displayName: string
}

const placeOf = (userId: Id): RowPlace => ({ table: "user_account", column: "personal", rowId: userId })

export async function sealAccount(
  reading: PersonalReading,
  entityId: EntityId,
  { userId, login, displayName }: PersonalAccount & { readonly userId: Id },
): Promise<Buffer> {
  const seal = await sealerOf(reading, entityId, null)
  return seal(placeOf(userId), JSON.stringify({ login, displayName } satisfies PersonalAccount))
}

/** What was sealed of each account, in the order given. Refuses one that an older version left in clear and nobody has sealed yet. */
export async function openAccounts(
  reading: PersonalReading,
  entityId: EntityId,
  rows: readonly { readonly userId: Id; readonly personal: Buffer | null }[],
): Promise<PersonalAccount[]> {
  const open = await openerOf(
    reading,
    entityId,
    rows.map(({ personal }) => personal),
  )
  return rows.map(({ userId, personal }) => {
    const opened = personal === null ? undefined : open(placeOf(userId), personal)
    if (opened === undefined) throw refuse("service.sealed", { userId })
    return JSON.parse(opened.toString("utf8")) as PersonalAccount
  })
}
