import { createPublicKey, generateKeyPairSync, sign } from "node:crypto"
import { bytesToHex } from "@noble/hashes/utils.js"
import {
  appendLeaves,
  canonicalBytes,
  formatCheckpoint,
  formatNote,
  leafHashOf,
  openRange,
  rootOf,
  type VerifierKey,
} from "../../src/audit/audit.ts"
import type { JsonObject } from "../../src/vocabulary/json.ts"

const syntheticOrigin = "shekara/audit/01a20386-5111-7000-a6a5-6593d073e0df"

/** A key pair that signs for the synthetic log. */
export interface SyntheticKey extends VerifierKey {
  sign(text: string): Uint8Array
}

export function syntheticKey(name = syntheticOrigin): SyntheticKey {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519")
  const { x = "" } = createPublicKey(publicKey.export({ format: "pem", type: "spki" })).export({ format: "jwk" })
  return { name, publicKey: Uint8Array.from(Buffer.from(x, "base64url")), sign: (text) => sign(null, Buffer.from(text), privateKey) }
}

/** An entry as the export writes it, at a position. */
export function syntheticLine(position: number, details: JsonObject = { number: position }, action = "thing.done"): string {
  const canonical = canonicalBytes({ action, details })
  return JSON.stringify({
    position,
    entryId: `entry-${position}`,
    canonical: Buffer.from(canonical).toString("utf8"),
    leafHash: bytesToHex(leafHashOf(canonical)),
  })
}

export function syntheticLog(count: number): string[] {
  return Array.from({ length: count }, (_, position) => syntheticLine(position))
}

/** The note that vouches for the first `size` of these lines. */
export function signLog(lines: readonly string[], key: SyntheticKey, size: number = lines.length): string {
  const leaves = lines.slice(0, size).map((line) => leafHashOf(Buffer.from((JSON.parse(line) as { canonical: string }).canonical)))
  const root = rootOf(appendLeaves(openRange(0), leaves))
  const text = formatCheckpoint({ origin: key.name, size, root, madeAt: "2026-11-22T08:00:00.000Z" })
  return formatNote(text, [{ key, signature: key.sign(text) }])
}
