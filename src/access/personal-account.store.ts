import type { PersonalReading } from "../runtime/database.ts"
import { type DataKey, sealedUnder } from "../runtime/sealing/seal.ts"
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

/** Accounts that were opened, by the sealed bytes themselves, for as long as the vault holds the key that opened them. */
const opened = new WeakMap<DataKey, Map<string, PersonalAccount>>()
const mostOpened = 1_000

/**
 * One account as `openAccounts` opens it, for every request asks. The row is read each time; only its unsealing is
 * remembered, so another name is another account at once, and a vault that forgot its keys has forgotten this too.
 */
export async function openAccountAgain(
  reading: PersonalReading,
  entityId: EntityId,
  row: { readonly userId: Id; readonly personal: Buffer | null },
): Promise<PersonalAccount> {
  const key = row.personal === null ? undefined : reading.vault.atHand(sealedUnder(row.personal))
  const known = key === undefined ? undefined : (opened.get(key) ?? new Map<string, PersonalAccount>())
  const name = `${entityId} ${row.userId} ${row.personal?.toString("base64")}`
  const account = known?.get(name) ?? (await openAccounts(reading, entityId, [row]))[0]
  if (account === undefined) throw new Error("An account was lost on its way to the principal")
  if (key === undefined || known === undefined || known.has(name)) return account
  if (known.size >= mostOpened) known.clear()
  opened.set(key, known.set(name, account))
  return account
}
