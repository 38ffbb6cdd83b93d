import { hexToBytes } from "@noble/hashes/utils.js"
import type { JsonObject } from "../vocabulary/json.ts"
import { appendLeaves, type CompactRange, openRange } from "./compact-range.ts"
import { keyRotated } from "./key-change.ts"
import type { HashNode, Span } from "./merkle-tree.ts"

/** The SHA-256 of this platform: a leaf's from its text, hex, and a node's. */
export interface LogHashes {
  readonly leafHashOf: (canonical: string) => string
  readonly hashNode: HashNode
}

/** What is wrong with one line by itself. Lines are counted from 1. */
export interface LineFault {
  readonly line: number
  readonly kind: "unreadable" | "edited"
}

/** From this line on a line's position is this much more than its place in the file. */
export interface Offset {
  readonly line: number
  readonly offset: number
}

/** What a stretch of an exported log comes to; much smaller than the stretch. `begin` and `end` count lines from 0. */
export interface LineDigest extends Span {
  /** Without a gap, ended at each cut that was asked for. */
  readonly ranges: readonly CompactRange[]
  readonly faults: readonly LineFault[]
  /** The first line's, and every line's where it changes. */
  readonly offsets: readonly Offset[]
  /** Details of the entries that tell of a new key. */
  readonly keyChanges: readonly JsonObject[]
}

/** Faults after these are not listed: what is shown to a person need not be longer. */
const mostFaults = 100

/**
 * Reads lines as `GET /v1/audit/export` writes them, of which `begin` lines lie before, and hashes each text anew. A tree is
 * built over the texts in the order of the file, whatever the lines claim. `cuts` are the sizes whose roots are wanted.
 */
export function digestLines(
  lines: readonly string[],
  { begin, cuts }: { readonly begin: number; readonly cuts: readonly number[] },
  { leafHashOf, hashNode }: LogHashes,
): LineDigest {
  const end = begin + lines.length
  const [faults, offsets, keyChanges, leaves]: [LineFault[], Offset[], JsonObject[], Uint8Array[]] = [[], [], [], []]
  for (const [index, text] of lines.entries()) {
    const line = begin + index + 1
    const said = readLine(text)
    const canonical = said?.canonical ?? text
    const leafHash = leafHashOf(canonical)
    leaves.push(hexToBytes(leafHash))
    if (said === undefined || said.leafHash !== leafHash) {
      if (faults.length < mostFaults) faults.push({ line, kind: said === undefined ? "unreadable" : "edited" })
    }
    const offset = (said?.position ?? line - 1) - (line - 1)
    if (offsets.at(-1)?.offset !== offset) offsets.push({ line, offset })
    if (canonical.includes(keyRotated)) keyChanges.push(...keyChangeIn(canonical))
  }
  const stops = [...cuts.filter((cut) => cut > begin && cut < end), end]
  let range = openRange(begin)
  const ranges = stops.map((stop) => {
    range = appendLeaves(openRange(range.end), leaves.slice(range.end - begin, stop - begin), hashNode)
    return range
  })
  return { begin, end, ranges, faults, offsets, keyChanges }
}

interface LineSaid {
  readonly position: number
  readonly canonical: string
  readonly leafHash: string
}

function readLine(text: string): LineSaid | undefined {
  const { position, canonical, leafHash } = (parseJson(text) ?? {}) as Partial<Record<keyof LineSaid, unknown>>
  if (typeof position !== "number" || typeof canonical !== "string" || typeof leafHash !== "string") return undefined
  return { position, canonical, leafHash }
}

function keyChangeIn(canonical: string): JsonObject[] {
  const { action, details } = (parseJson(canonical) ?? {}) as { readonly action?: unknown; readonly details?: JsonObject | null }
  return action === keyRotated && typeof details === "object" && details !== null ? [details] : []
}

/** Undefined where the text is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
