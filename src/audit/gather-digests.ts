import type { JsonObject } from "../vocabulary/json.ts"
import { type CompactRange, joinRanges, openRange, rootOf } from "./compact-range.ts"
import type { LineDigest, LineFault, LogHashes, Offset } from "./digest-lines.ts"

/** What a whole exported log comes to. */
export interface LogDigest {
  readonly lines: number
  /** The root over the first so many lines, for each size that was asked for and reached. */
  readonly roots: ReadonlyMap<number, Uint8Array>
  readonly faults: readonly LineFault[]
  readonly offsets: readonly Offset[]
  readonly keyChanges: readonly JsonObject[]
}

/** Takes the digests of a log's stretches in their order, and says at the end what the log comes to. */
export interface DigestGathering {
  add(digest: LineDigest): void
  end(): LogDigest
}

/** Begins with the first line. `cuts` are the sizes whose roots are wanted. */
export function gatherDigests(cuts: readonly number[], { hashNode }: Pick<LogHashes, "hashNode">): DigestGathering {
  const roots = new Map<number, Uint8Array>()
  const faults: LineFault[] = []
  const offsets: Offset[] = []
  const keyChanges: JsonObject[] = []
  let log: CompactRange = openRange(0)
  return {
    add(digest) {
      for (const range of digest.ranges) {
        log = joinRanges(log, range, hashNode)
        if (cuts.includes(log.end)) roots.set(log.end, rootOf(log, hashNode))
      }
      faults.push(...digest.faults)
      for (const at of digest.offsets) if (at.offset !== (offsets.at(-1)?.offset ?? 0)) offsets.push(at)
      keyChanges.push(...digest.keyChanges)
    },
    end: () => ({ lines: log.end, roots, faults, offsets, keyChanges }),
  }
}
