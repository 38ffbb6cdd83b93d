import type { EntityId } from "../vocabulary/identifier.ts"
import type { Instant } from "../vocabulary/instant.ts"
import { fromBase64, toBase64 } from "./base64.ts"

/** What a signature says about a log: so many leaves, this root, at that time. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  readonly madeAt: Instant
}

const rootBytes = 32

/** The name of an entity's log in its checkpoints and keys. */
export function originOf(entityId: EntityId): string {
  return `shekara/audit/${entityId}`
}

/** The text to be signed, in the form of c2sp.org/tlog-checkpoint, with the time as its one extension line. */
export function formatCheckpoint({ origin, size, root, madeAt }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\nmade at ${madeAt}\n`
}

/** Reads the text of a checkpoint. Answers undefined when it is another text. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [, origin = "", size = "", encoded = "", madeAt = ""] = /^(\S+)\n(0|[1-9]\d{0,15})\n(\S+)\nmade at (\S+)\n$/.exec(text) ?? []
  const root = fromBase64(encoded)
  if (root === undefined || root.length !== rootBytes || !Number.isSafeInteger(Number(size))) return undefined
  return { origin, size: Number(size), root, madeAt }
}
