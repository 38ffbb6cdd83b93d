import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomFillSync } from "node:crypto"
import type { EntityId, Id } from "../../vocabulary/identifier.ts"

/** A key that seals personal data. Its bytes live in memory only; the database holds them wrapped. */
export interface DataKey {
  readonly keyId: Id
  readonly bytes: Buffer
}

/** Where sealed bytes stand. They open nowhere else, so that nobody can move one customer's data into another's row. */
export interface Place {
  readonly table: string
  readonly column: string
  readonly entityId: EntityId
  readonly rowId: Id
}

/*
 * The envelope: one byte that names its form, the id of the key (16), the nonce (12), the tag (16), the ciphertext.
 * AES-256-GCM; place and key id are authenticated with it.
 */
const form = 1
const algorithm = "aes-256-gcm"
const nonceAt = 17
const tagAt = 29
const textAt = 45

/** How many bytes longer sealed data are than what they hold. */
export const sealingOverhead = textAt

/** Keys as the cipher takes them. Made once for each key: from bytes, making them costs twice what sealing does. */
const prepared = new WeakMap<Buffer, KeyObject>()

function preparedKey({ bytes }: DataKey): KeyObject {
  const key = prepared.get(bytes) ?? createSecretKey(bytes)
  prepared.set(bytes, key)
  return key
}

const nonceBytes = tagAt - nonceAt
/** Random bytes for many nonces at once; each is used for one seal. */
const nonces = Buffer.alloc(nonceBytes * 256)
let used = nonces.length

function freshNonce(): Buffer {
  if (used === nonces.length) {
    randomFillSync(nonces)
    used = 0
  }
  used += nonceBytes
  return nonces.subarray(used - nonceBytes, used)
}

/** Seals bytes for one place under one key, with a fresh random nonce. */
export function seal(key: DataKey, place: Place, plain: string | Uint8Array): Buffer {
  const head = Buffer.allocUnsafe(textAt)
  head[0] = form
  head.write(key.keyId.replaceAll("-", ""), 1, "hex")
  freshNonce().copy(head, nonceAt)
  const cipher = createCipheriv(algorithm, preparedKey(key), head.subarray(nonceAt, tagAt))
  cipher.setAAD(vouchedFor(head, place))
  const text = typeof plain === "string" ? cipher.update(plain, "utf8") : cipher.update(plain)
  cipher.final()
  cipher.getAuthTag().copy(head, tagAt)
  return Buffer.concat([head, text])
}

/** What was sealed. Throws when a bit was changed, when the bytes were sealed for another place, or with another key. */
export function openSealed(key: DataKey, place: Place, sealed: Uint8Array): Buffer {
  const bytes = bytesOf(sealed)
  if (sealedUnder(bytes) !== key.keyId) throw new Error(`Sealed data of ${place.table}.${place.column} name another key`)
  const cipher = createDecipheriv(algorithm, preparedKey(key), bytes.subarray(nonceAt, tagAt), { authTagLength: textAt - tagAt })
  cipher.setAAD(vouchedFor(bytes, place))
  cipher.setAuthTag(bytes.subarray(tagAt, textAt))
  return Buffer.concat([cipher.update(bytes.subarray(textAt)), cipher.final()])
}

/** Id of the key the bytes were sealed under. Throws for bytes that are not sealed data. */
export function sealedUnder(sealed: Uint8Array): Id {
  if (sealed.length < textAt || sealed[0] !== form) throw new Error("These bytes are not sealed data of a known form")
  const hex = bytesOf(sealed).toString("hex", 1, nonceAt)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

function vouchedFor(head: Buffer, { table, column, entityId, rowId }: Place): Buffer {
  return Buffer.from(`shekara/sealed@1\n${head.toString("hex", 0, nonceAt)}\n${table}\n${column}\n${entityId}\n${rowId}`)
}

function bytesOf(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes)
}
