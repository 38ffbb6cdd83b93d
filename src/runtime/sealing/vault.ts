import type { Kysely } from "kysely"
import type { EntityId, Id } from "../../vocabulary/identifier.ts"
import { refuse } from "../../vocabulary/refusal.ts"
import type { Schema } from "../schema.ts"
import type { KeyCustody } from "./key-custody.ts"
import { type DataKey, openSealed } from "./seal.ts"

export type KeyReading = Pick<Kysely<Schema>, "selectFrom">

/** `key_missing` and `key_wrong`: the key-encryption key is not here, or is not the one that wrapped this database's data keys. */
export type VaultCondition = "unlocked" | "key_missing" | "key_wrong"

/** A data key as the database holds it. One with a subject is wrapped by a key of its entity, the entity's own by the custody. */
export interface WrappedKey {
  readonly keyId: Id
  readonly subjectId: Id | null
  /** Null once the key is destroyed. */
  readonly wrapped: Buffer | null
  readonly wrappedBy: Id
}

/** Which current key is meant; those without subject are the entity's own. Keys of blind indexes are asked for by `indexKeys`. */
export interface KeyPurpose {
  readonly purpose: "seal"
  readonly subjectId: Id | null
}

/**
 * The data keys of this process, unwrapped in memory and nowhere else. Everything that needs one is refused with
 * `service.sealed` while the vault is locked: personal data are never kept or shown in another way.
 */
export interface Vault {
  condition(): VaultCondition
  /** `next` is a key-encryption key that is to take the place of the first: what either of them wrapped can be read. */
  unlock(custody: KeyCustody, next?: KeyCustody): void
  lock(condition: "key_missing" | "key_wrong"): void
  /** Whoever wraps the keys of entities. Refuses while locked. */
  custody(): KeyCustody
  /** The custody that is to take its place, where there is one. */
  nextCustody(): KeyCustody | undefined
  /** Either of the two, by its id. Refuses when the key was wrapped by another, or while locked. */
  custodyOf(custodyId: Id): KeyCustody
  /** A key that is in memory already. */
  atHand(keyId: Id): DataKey | undefined
  /** Unwraps a key that was read from the database, and keeps it at hand. Undefined for a destroyed one. */
  take(reading: KeyReading, entityId: EntityId, row: WrappedKey): Promise<DataKey | undefined>
  /** Keys by id, from memory or from the database; those that were destroyed are not among them. */
  find(reading: KeyReading, entityId: EntityId, keyIds: readonly Id[]): Promise<ReadonlyMap<Id, DataKey>>
  /** The key new data are sealed under. Undefined where there is none: an erased customer's, or one who was never on record. */
  current(reading: KeyReading, entityId: EntityId, which: KeyPurpose): Promise<DataKey | undefined>
  /** Every key that an index may have been made with and is not destroyed; new ones are made with the first. */
  indexKeys(reading: KeyReading, entityId: EntityId): Promise<readonly DataKey[]>
  /** Forgets which keys those are, for whoever must know them as they are now. */
  forgetIndexKeys(): void
  /** Forgets everything it holds, so that what was destroyed is gone here at once. Other nodes forget within a minute. */
  forget(): void
}

/** How long an unwrapped key stays at hand. A key destroyed on one node is gone from every other after this. */
const rememberedMilliseconds = 60_000
const mostRemembered = 50_000

/** A vault that is locked until it is given its custody. */
export function openVault(): Vault {
  let custody: KeyCustody | undefined
  let next: KeyCustody | undefined
  let trouble: "key_missing" | "key_wrong" = "key_missing"
  const keys = openMemory<DataKey>()
  const currents = openMemory<Id>()
  const indexing = openMemory<readonly Id[]>()
  const forget = () => {
    keys.clear()
    currents.clear()
    indexing.clear()
  }
  const vault: Vault = {
    forget,
    forgetIndexKeys: () => indexing.clear(),
    condition: () => (custody === undefined ? trouble : "unlocked"),
    unlock(given, givenNext) {
      custody = given
      next = givenNext
      forget()
    },
    lock(condition) {
      custody = undefined
      next = undefined
      trouble = condition
      forget()
    },
    custody() {
      if (custody === undefined) throw refuse("service.sealed", { condition: trouble })
      return custody
    },
    nextCustody: () => next,
    custodyOf(custodyId) {
      const held = [vault.custody(), next].find((one) => one?.custodyId === custodyId)
      // The key-encryption key was changed elsewhere, or this node was given another from the start.
      if (held === undefined) throw refuse("service.sealed", { condition: "key_wrong" })
      return held
    },
    atHand: (keyId) => keys.recall(keyId),
    async take(reading, entityId, row) {
      const bytes = await unwrap({ vault, reading, entityId }, row)
      if (bytes === undefined) return undefined
      return keys.remember(row.keyId, { keyId: row.keyId, bytes })
    },
    find: (reading, entityId, keyIds) => find({ vault, reading, entityId }, keyIds),
    async current(reading, entityId, which) {
      vault.custody()
      const name = `${entityId} ${which.purpose} ${which.subjectId}`
      const keyId = currents.recall(name)
      const key = keyId === undefined ? undefined : vault.atHand(keyId)
      if (key !== undefined) return key
      const row = await loadCurrent(reading, entityId, which)
      const taken = row === undefined ? undefined : await vault.take(reading, entityId, row)
      if (taken !== undefined) currents.remember(name, taken.keyId)
      return taken
    },
    indexKeys: (reading, entityId) => findIndexKeys({ vault, reading, entityId }, indexing),
  }
  return vault
}

interface Memory<T> {
  recall(name: string): T | undefined
  remember(name: string, value: T): T
  clear(): void
}

/** Remembers for a while, and so many at the most, the newest. */
function openMemory<T>(): Memory<T> {
  const held = new Map<string, { readonly value: T; readonly until: number }>()
  return {
    recall(name) {
      const found = held.get(name)
      return found === undefined || found.until < performance.now() ? undefined : found.value
    },
    remember(name, value) {
      held.delete(name)
      held.set(name, { value, until: performance.now() + rememberedMilliseconds })
      const [oldest] = held.keys()
      if (held.size > mostRemembered && oldest !== undefined) held.delete(oldest)
      return value
    },
    clear: () => held.clear(),
  }
}

/** Whose vault, and how the database is asked. */
interface Asking {
  readonly vault: Vault
  readonly reading: KeyReading
  readonly entityId: EntityId
}

async function find({ vault, reading, entityId }: Asking, keyIds: readonly Id[]): Promise<ReadonlyMap<Id, DataKey>> {
  vault.custody()
  const found = new Map<Id, DataKey>()
  const sought = new Set<Id>()
  for (const keyId of keyIds) {
    const key = vault.atHand(keyId)
    if (key === undefined) sought.add(keyId)
    else found.set(keyId, key)
  }
  if (sought.size === 0) return found
  for (const row of await loadKeys(reading, entityId, [...sought])) {
    const key = await vault.take(reading, entityId, row)
    if (key !== undefined) found.set(row.keyId, key)
  }
  return found
}

async function findIndexKeys({ vault, reading, entityId }: Asking, known: Memory<readonly Id[]>): Promise<readonly DataKey[]> {
  vault.custody()
  const ids = known.recall(entityId) ?? []
  const atHand = ids.map(vault.atHand).filter((key) => key !== undefined)
  if (ids.length > 0 && atHand.length === ids.length) return atHand
  const taken: DataKey[] = []
  for (const row of await loadIndexKeys(reading, entityId)) {
    const key = await vault.take(reading, entityId, row)
    if (key !== undefined) taken.push(key)
  }
  const keyIds = taken.map(({ keyId }) => keyId)
  known.remember(entityId, keyIds)
  return taken
}

async function unwrap({ vault, reading, entityId }: Asking, row: WrappedKey): Promise<Buffer | undefined> {
  const { keyId, subjectId, wrapped, wrappedBy } = row
  if (wrapped === null) return undefined
  const place = placeOfKey(entityId, keyId)
  if (subjectId !== null) {
    const above = vault.atHand(wrappedBy) ?? (await vault.find(reading, entityId, [wrappedBy])).get(wrappedBy)
    if (above === undefined) throw new Error(`The key ${wrappedBy} that wrapped ${keyId} is gone`)
    return openSealed(above, place, wrapped)
  }
  return vault.custodyOf(wrappedBy).unwrap(wrapped, place)
}

/** Where a wrapped key stands: it unwraps in its own row and in no other. */
export function placeOfKey(entityId: EntityId, keyId: Id) {
  return { table: "data_key", column: "wrapped", entityId, rowId: keyId }
}

const columns = ["key_id as keyId", "subject_id as subjectId", "wrapped", "wrapped_by as wrappedBy"] as const

async function loadKeys(reading: KeyReading, entityId: EntityId, keyIds: readonly Id[]): Promise<WrappedKey[]> {
  const rows = await reading
    .selectFrom("data_key")
    .select(columns)
    .where("entity_id", "=", entityId)
    .where("key_id", "in", keyIds)
    .execute()
  const lost = keyIds.find((keyId) => rows.every((row) => row.keyId !== keyId))
  if (lost !== undefined) throw new Error(`There is no data key ${lost}`)
  return rows
}

async function loadCurrent(reading: KeyReading, entityId: EntityId, { purpose, subjectId }: KeyPurpose): Promise<WrappedKey | undefined> {
  return reading
    .selectFrom("data_key")
    .select(columns)
    .where("entity_id", "=", entityId)
    .where("purpose", "=", purpose)
    .where("subject_id", subjectId === null ? "is" : "=", subjectId)
    .where("retired_at", "is", null)
    .executeTakeFirst()
}

/** The current one first. The one to take over is asked under before anything is made with it; a retired one until it is destroyed. */
async function loadIndexKeys(reading: KeyReading, entityId: EntityId): Promise<WrappedKey[]> {
  const rows = await reading
    .selectFrom("data_key")
    .select([...columns, "purpose", "retired_at"])
    .where("entity_id", "=", entityId)
    .where("purpose", "in", ["index", "next_index"])
    .where("subject_id", "is", null)
    .where("destroyed_at", "is", null)
    .execute()
  const isCurrent = (row: (typeof rows)[number]) => row.purpose === "index" && row.retired_at === null
  return [...rows.filter(isCurrent), ...rows.filter((row) => !isCurrent(row))]
}
