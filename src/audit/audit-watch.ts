import type { EntityId } from "../vocabulary/identifier.ts"

/**
 * Why this node signs nothing for a log. `key_unreadable`: its key file cannot be used. `key_unknown`: the log names another
 * key. `history_changed`: the log no longer begins with what was signed before, so somebody has been at the database.
 */
export type SigningProblem = "key_unreadable" | "key_unknown" | "history_changed"

/** What this node notices about the log while it works, for whoever looks at the state of it. */
export interface AuditWatch {
  /** False where no key file was named: then nothing is signed here. */
  readonly isSigning: boolean
  readonly signingProblems: Map<EntityId, SigningProblem>
  /** What the database would let this house do to the log that it must not be able to do: `delete audit_entry`. */
  readonly excessPowers: readonly string[]
}
