import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js"
import { fromBase64, toBase64 } from "./base64.ts"
import { isSameHash } from "./merkle-tree.ts"

/*
 * Signed notes as C2SP writes them (c2sp.org/signed-note): a text, an empty line, and a line for each signature. Other
 * tools read them too. Only Ed25519 signatures are known here; the arithmetic is handed in, since each platform has its own.
 */

/** A public key with the name of what it signs for. */
export interface VerifierKey {
  readonly name: string
  /** 32 bytes of Ed25519. */
  readonly publicKey: Uint8Array
}

export interface SignedNote {
  /** What was signed, its last line break included. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

interface NoteSignature {
  readonly name: string
  readonly keyId: Uint8Array
  readonly signature: Uint8Array
}

/** Ed25519 over the message; false for whatever is not a signature. */
export type VerifySignature = (signed: {
  readonly publicKey: Uint8Array
  readonly message: Uint8Array
  readonly signature: Uint8Array
}) => boolean

const ed25519 = Uint8Array.of(1)
const [keyIdBytes, publicKeyBytes, signatureBytes] = [4, 32, 64]

/** The four bytes by which a signature names its key, hex: `c74f20a3`. */
export function keyIdOf(key: VerifierKey): string {
  return bytesToHex(keyIdBytesOf(key))
}

/** `name+keyid+base64`, the form in which a key is handed on. */
export function formatVerifierKey(key: VerifierKey): string {
  return `${key.name}+${keyIdOf(key)}+${toBase64(concatBytes(ed25519, key.publicKey))}`
}

/** Reads a key. Answers undefined unless it is an Ed25519 key whose id fits its name and bytes. */
export function parseVerifierKey(text: string): VerifierKey | undefined {
  const [, name = "", keyId, encoded = ""] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? []
  const bytes = fromBase64(encoded)
  if (bytes === undefined || bytes.length !== publicKeyBytes + 1 || bytes[0] !== ed25519[0]) return undefined
  const key = { name, publicKey: bytes.slice(1) }
  return keyIdOf(key) === keyId ? key : undefined
}

/** The text with its signatures, each with the key that made it. */
export function formatNote(text: string, signatures: readonly { readonly key: VerifierKey; readonly signature: Uint8Array }[]): string {
  const lines = signatures.map(({ key, signature }) => `— ${key.name} ${toBase64(concatBytes(keyIdBytesOf(key), signature))}\n`)
  return `${text}\n${lines.join("")}`
}

/** Reads a file of notes, one after the other. Answers undefined when anything in it is not a note. */
export function parseNotes(file: string): SignedNote[] | undefined {
  const notes: SignedNote[] = []
  for (let rest = file; rest !== ""; ) {
    const [whole, text = "", lines = ""] = /^((?:[^\n]+\n)+)\n((?:— [^\n]+\n)+)(?:\n(?!$))?/.exec(rest) ?? []
    const signatures = lines.split("\n").slice(0, -1).map(parseSignature)
    if (whole === undefined || !signatures.every((signature) => signature !== undefined)) return undefined
    notes.push({ text, signatures })
    rest = rest.slice(whole.length)
  }
  return notes
}

/** Whether the key has signed the note. */
export function isSignedBy({ text, signatures }: SignedNote, key: VerifierKey, verify: VerifySignature): boolean {
  const message = utf8ToBytes(text)
  const keyId = keyIdBytesOf(key)
  return signatures
    .filter((one) => one.name === key.name && isSameHash(one.keyId, keyId))
    .some(({ signature }) => verify({ publicKey: key.publicKey, message, signature }))
}

function parseSignature(line: string): NoteSignature | undefined {
  const [, name = "", encoded = ""] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? []
  const bytes = fromBase64(encoded)
  if (bytes === undefined || bytes.length !== keyIdBytes + signatureBytes) return undefined
  return { name, keyId: bytes.slice(0, keyIdBytes), signature: bytes.slice(keyIdBytes) }
}

function keyIdBytesOf({ name, publicKey }: VerifierKey): Uint8Array {
  return sha256(concatBytes(utf8ToBytes(`${name}\n`), ed25519, publicKey)).slice(0, keyIdBytes)
}
