import { sha256 } from "@noble/hashes/sha2.js"
import { canonicalBytes } from "../audit/audit.ts"
import type { EntityId, Id } from "../vocabulary/identifier.ts"
import type { JsonObject } from "../vocabulary/json.ts"

/** Version of the form of what is signed; a reader looks here first. */
const form = "shekara/consent@1"

export interface DecisionSigned {
  readonly entityId: EntityId
  /** Who decides. */
  readonly userId: Id
  /** Makes each challenge one of a kind. */
  readonly nonce: string
  readonly said: JsonObject
}

/** What a passkey signs to consent to a decision: SHA-256 of its canonical JSON (RFC 8785). Whoever knows the decision can work it out. */
export function decisionChallenge(decision: DecisionSigned): Uint8Array {
  return sha256(canonicalBytes({ form, ...decision }))
}
