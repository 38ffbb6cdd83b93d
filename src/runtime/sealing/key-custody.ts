import { createHmac } from "node:crypto"
import type { Id } from "../../vocabulary/identifier.ts"
import { openSealed, type Place, seal } from "./seal.ts"

/**
 * Whoever keeps the key-encryption key, outside the database: a file, the environment, or a key management system that
 * never lets it out. It wraps the data keys and nothing else.
 */
export interface KeyCustody {
  /** Tells one key-encryption key from another without telling anything about it. Stored beside what it wrapped. */
  readonly custodyId: Id
  wrap(keyBytes: Buffer, place: Place): Promise<Buffer>
  /** Throws when the bytes were not wrapped by this key for this place. */
  unwrap(wrapped: Buffer, place: Place): Promise<Buffer>
}

/** Custody of a key that this process itself holds: 32 bytes from a file or the environment. */
export function openLocalCustody(bytes: Buffer): KeyCustody {
  const keyId = idOf(bytes)
  const key = { keyId, bytes }
  return {
    custodyId: keyId,
    wrap: async (keyBytes, place) => seal(key, place, keyBytes),
    unwrap: async (wrapped, place) => openSealed(key, place, wrapped),
  }
}

/** A name derived from the key in one direction only, in the form of an id. */
function idOf(bytes: Buffer): Id {
  const hex = createHmac("sha256", bytes).update("shekara/custody-id@1").digest("hex")
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}
