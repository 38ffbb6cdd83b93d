import { hash } from "node:crypto"
import { digestLines, type LineDigest, type LogHashes } from "../audit/audit.ts"

/** A piece of an exported log that ends where a line ends, and how many lines lie before it. */
export interface LogPiece {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly begin: number
  readonly cuts: readonly number[]
}

const hashBytes = 32
const roomAtFirst = 64 * 1024
const longestCharacter = 3

/** SHA-256 of this platform, some five times as fast as in plain JavaScript. Each holds a buffer of its own. */
export function openLogHashes(): LogHashes {
  let leaf = Buffer.alloc(roomAtFirst)
  const node = Buffer.alloc(1 + 2 * hashBytes)
  node[0] = 1
  return {
    leafHashOf(canonical) {
      if (leaf.length <= canonical.length * longestCharacter) leaf = Buffer.alloc(1 + 2 * canonical.length * longestCharacter)
      const bytes = leaf.write(canonical, 1, "utf8")
      return hash("sha256", leaf.subarray(0, bytes + 1), "hex")
    },
    hashNode(left, right) {
      node.set(left, 1)
      node.set(right, 1 + hashBytes)
      return hash("sha256", node, "buffer")
    },
  }
}

/** What a piece comes to. */
export function digestPiece({ bytes, begin, cuts }: LogPiece, hashes: LogHashes): LineDigest {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8")
  return digestLines((text.endsWith("\n") ? text.slice(0, -1) : text).split("\n"), { begin, cuts }, hashes)
}
