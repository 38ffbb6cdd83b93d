import { createHmac, createSecretKey, hkdfSync, type KeyObject } from "node:crypto"
import type { EntityId, Id } from "../../vocabulary/identifier.ts"
import { type DataKey, openSealed, type Place, seal, sealedUnder } from "./seal.ts"
import type { KeyReading, Vault } from "./vault.ts"

/** What sealing needs of a reading: the keys in the database, and the vault that unwraps them. */
type KeysAndVault = KeyReading & { readonly vault: Vault }

/** A place within the entity: `{ table: "customer", column: "personal", rowId }`. */
export type RowPlace = Omit<Place, "entityId">
export type Sealer = (place: RowPlace, plain: string | Uint8Array) => Buffer
/** Answers undefined for what was erased: its key is destroyed. Throws for bytes that were tampered with. */
export type Opener = (place: RowPlace, sealed: Uint8Array) => Buffer | undefined
/** A blind index: equal texts give equal bytes, and nobody without the key can tell which text it was. */
export type Indexer = (text: string | Uint8Array) => Buffer

/** Seals under one key that is at hand. */
export function sealerWith(key: DataKey, entityId: EntityId): Sealer {
  return (place, plain) => seal(key, { ...place, entityId }, plain)
}

/** Seals data about one person under the person's own key, and data about nobody on record under the entity's. */
export async function sealerOf(reading: KeysAndVault, entityId: EntityId, subjectId: Id | null): Promise<Sealer> {
  const key = await sealingKeyOf(reading, entityId, subjectId)
  return sealerWith(key, entityId)
}

/** The key that new data about the person are sealed under; the entity's own for whoever is not on record or was erased. */
export async function sealingKeyOf(reading: KeysAndVault, entityId: EntityId, subjectId: Id | null): Promise<DataKey> {
  const own = subjectId === null ? undefined : await reading.vault.current(reading, entityId, { purpose: "seal", subjectId })
  return own ?? demand(await reading.vault.current(reading, entityId, { purpose: "seal", subjectId: null }), entityId)
}

/** Opens sealed data of the rows at hand. Their keys are looked up together, before the first is opened. */
export async function openerOf(
  reading: KeysAndVault,
  entityId: EntityId,
  sealed: readonly (Uint8Array | null | undefined)[],
): Promise<Opener> {
  const keyIds = sealed.filter((bytes) => bytes !== null && bytes !== undefined).map(sealedUnder)
  const keys = await reading.vault.find(reading, entityId, keyIds)
  return (place, bytes) => {
    const key = keys.get(sealedUnder(bytes))
    return key === undefined ? undefined : openSealed(key, { ...place, entityId }, bytes)
  }
}

/** Makes the blind index of one column. Each column has a key of its own, so that equal words in two columns look unlike. */
export async function indexerOf(reading: KeysAndVault, entityId: EntityId, column: string): Promise<Indexer> {
  const [current] = await indexersOf(reading, entityId, column)
  return demand(current, entityId)
}

/** What may stand in the column for a text: one indexer for each living key, of which there are two while the key is changed. The first makes new ones. */
export async function indexersOf(reading: KeysAndVault, entityId: EntityId, column: string): Promise<readonly Indexer[]> {
  const keys = await reading.vault.indexKeys(reading, entityId)
  return keys.map((key) => {
    const columnKey = columnKeyOf(key, column)
    return (text) => createHmac("sha256", columnKey).update(text).digest()
  })
}

const columnKeys = new WeakMap<DataKey, Map<string, KeyObject>>()

function columnKeyOf(key: DataKey, column: string): KeyObject {
  const known = columnKeys.get(key) ?? new Map<string, KeyObject>()
  columnKeys.set(key, known)
  const columnKey = known.get(column) ?? createSecretKey(Buffer.from(hkdfSync("sha256", key.bytes, "", `shekara/index@1\n${column}`, 32)))
  known.set(column, columnKey)
  return columnKey
}

function demand<T>(key: T | undefined, entityId: EntityId): T {
  if (key === undefined) throw new Error(`Entity ${entityId} has no data key`)
  return key
}
