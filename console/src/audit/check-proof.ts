import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js"
import type { components } from "../api/openapi.d.ts"

export type AuditProof = components["schemas"]["AuditProof"]

/** One step of the path as it was computed here: the neighbour that came in, and the hash that both give. */
export interface CheckedStep {
  readonly side: "left" | "right"
  readonly begin: number
  readonly end: number
  readonly beside: string
  /** Hash of the stretch that holds the entry, this neighbour included. */
  readonly hash: string
}

export interface CheckedProof {
  /** Hash of the entry's text, taken here. */
  readonly leaf: string
  readonly steps: readonly CheckedStep[]
  /** Whether text and path give the root that stands in the signed note. */
  readonly isProved: boolean
}

/**
 * Takes the entry's text up to the root, with the server's neighbours and nothing else of its words, by the steps of RFC 9162,
 * section 2.1.3.2. The root it has to meet is read out of the signed note.
 */
export function checkProof(canonical: string, { position, checkpoint, path }: AuditProof): CheckedProof {
  const signed = readNote(checkpoint.note)
  const leaf = sha256(concatBytes(Uint8Array.of(0), utf8ToBytes(canonical)))
  const steps: CheckedStep[] = []
  let [node, last, hash, isWhole] = [position, (signed?.size ?? 0) - 1, leaf, position < (signed?.size ?? 0)]
  for (const { begin, end, hash: beside } of path) {
    isWhole &&= last !== 0 && /^[0-9a-f]{64}$/.test(beside)
    if (!isWhole) break
    const side = node % 2 === 1 || node === last ? "left" : "right"
    const other = hexToBytes(beside)
    hash = sha256(concatBytes(Uint8Array.of(1), ...(side === "left" ? [other, hash] : [hash, other])))
    while (side === "left" && node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)]
    ;[node, last] = [Math.floor(node / 2), Math.floor(last / 2)]
    steps.push({ side, begin, end, beside, hash: bytesToHex(hash) })
  }
  return { leaf: bytesToHex(leaf), steps, isProved: isWhole && last === 0 && bytesToHex(hash) === signed?.root }
}

/** Size and root as they were signed. */
function readNote(note: string): { readonly size: number; readonly root: string } | undefined {
  const [, size, root] = /^[^\n]+\n(\d{1,15})\n([A-Za-z0-9+/]{43}=)\n/.exec(note) ?? []
  return size === undefined || root === undefined ? undefined : { size: Number(size), root: bytesToHex(fromBase64(root)) }
}

/**
 * Whether one of the keys, in the form `name+id+base64`, has signed the note. Undefined where this browser knows no Ed25519,
 * or the page did not come over TLS.
 */
export async function checkSignature(note: string, keys: readonly string[]): Promise<boolean | undefined> {
  const { subtle } = crypto as { readonly subtle?: typeof crypto.subtle }
  const end = note.indexOf("\n\n")
  const signatures = [...note.slice(end + 2).matchAll(/^— \S+ (\S+)$/gm)].map(([, encoded = ""]) => fromBase64(encoded).slice(4))
  if (subtle === undefined) return undefined
  try {
    for (const verifierKey of keys) {
      const publicKey = fromBase64(verifierKey.slice(verifierKey.indexOf("+", verifierKey.indexOf("+") + 1) + 1)).slice(1)
      const key = await subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"])
      for (const signature of signatures) {
        if (await subtle.verify("Ed25519", key, signature, utf8ToBytes(note.slice(0, end + 1)).slice())) return true
      }
    }
    return false
  } catch {
    return undefined
  }
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
