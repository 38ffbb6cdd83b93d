import { sha256 } from "@noble/hashes/sha2.js"
import { utf8ToBytes } from "@noble/hashes/utils.js"
import canonicalize from "canonicalize"
import type { Finding } from "../vocabulary/finding.ts"
import type { TransferFacts } from "./transfers.ts"

/** Facts as the exact bytes that are stored, with their SHA-256: the same facts always freeze to the same bytes. */
export interface FrozenFacts {
  readonly text: string
  readonly digest: Uint8Array
}

/** Freezes facts to canonical JSON (RFC 8785). */
export function freezeFacts(facts: TransferFacts): FrozenFacts {
  const text = canonicalText(facts)
  return { text, digest: sha256(utf8ToBytes(text)) }
}

/** Findings as canonical JSON, in the order in which the gates gave them. */
export function freezeFindings(findings: readonly Finding[]): string {
  return canonicalText(findings)
}

function canonicalText(value: object): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error("Facts must be JSON")
  return text
}
