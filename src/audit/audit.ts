/*
 * The audit room keeps an append-only log: every change of the house leaves an entry in the same transaction.
 * An entry holds exact canonical bytes and their leaf hash, no link to its predecessor, and no personal data in
 * clear: what is personal is committed to with a salt that stands sealed, and that erasure can destroy without breaking the log.
 */
import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import canonicalize from "canonicalize"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import type { Json, JsonObject } from "../vocabulary/json.ts"

export type { AuditWatch } from "./audit-watch.ts"
export { formatCheckpoint, parseCheckpoint } from "./checkpoint.ts"
export { type CheckpointFile, parseCheckpointFile } from "./checkpoint-file.ts"
export type { CheckpointPlace } from "./checkpoint-place.ts"
export { appendLeaves, openRange, rootOf } from "./compact-range.ts"
export { digestLines, type LineDigest, type LogHashes } from "./digest-lines.ts"
export { gatherDigests, type LogDigest } from "./gather-digests.ts"
export { cutsOf, judgeLog, type LogEvidence } from "./judge-log.ts"
export type { LogFinding } from "./log-finding.ts"
export {
  formatNote,
  formatVerifierKey,
  keyIdOf,
  parseVerifierKey,
  type SignedNote,
  type VerifierKey,
  type VerifySignature,
} from "./signed-note.ts"

export interface AuditEntry {
  readonly entityId: EntityId
  readonly entryId: Id
  readonly recordedAt: Instant
  /** `noun.verb` in the past tense: `transfer.assessed`, `case.prepared`. */
  readonly action: string
  /** A user id, or `system` for what no person asked for. */
  readonly actor: string
  readonly subject: { readonly kind: string; readonly id: string }
  /** What may stand in the log for ever: ids, codes, digests, counts. Never personal data. */
  readonly details: JsonObject
  /** Personal data the entry vouches for. Only its salted commitment is stored. */
  readonly personal?: Json
  /** The customer whom the personal data are about, under whose key the salt is sealed; absent for colleagues and strangers. */
  readonly dataSubjectId?: Id | undefined
}

/** The bytes that are stored and hashed, and the salt that opens the commitment, if there is one. */
export interface SealedEntry {
  readonly entry: AuditEntry
  readonly canonical: Uint8Array
  readonly leafHash: Uint8Array
  readonly salt: Uint8Array | undefined
}

/** Version of the form of an entry's bytes; a reader looks here first. */
const form = "shekara/audit-entry@1"

/** Seals an entry. `salt` is 32 random bytes of the caller's; it is used only when the entry vouches for personal data. */
export function sealEntry(entry: AuditEntry, salt: Uint8Array): SealedEntry {
  const { personal, dataSubjectId: _, ...rest } = entry
  const body = personal === undefined ? { form, ...rest } : { form, ...rest, commitment: commitTo(personal, salt) }
  const canonical = canonicalBytes(body)
  return { entry, canonical, leafHash: leafHashOf(canonical), salt: personal === undefined ? undefined : salt }
}

/** SHA-256 of a zero byte and the entry's bytes: the leaf hash of RFC 9162, section 2.1.1. */
export function leafHashOf(canonical: Uint8Array): Uint8Array {
  return sha256.create().update(Uint8Array.of(0)).update(canonical).digest()
}

/** Salted commitment to personal data, hex. Whoever holds salt and data can show that the entry vouched for them. */
function commitTo(personal: Json, salt: Uint8Array): string {
  return bytesToHex(sha256.create().update(salt).update(canonicalBytes(personal)).digest())
}

/** RFC 8785 canonical JSON as UTF-8. A value JSON cannot hold is a bug. */
export function canonicalBytes(value: Json | JsonObject): Uint8Array {
  const text = canonicalize(value)
  if (text === undefined) throw new Error("Not a JSON value")
  return utf8ToBytes(text)
}
