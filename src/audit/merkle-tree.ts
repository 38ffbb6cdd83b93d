import { sha256 } from "@noble/hashes/sha2.js"

/** SHA-256 of a one byte and the hashes of two children. Handed in, so that a store may use a faster SHA-256 of its platform. */
export type HashNode = (left: Uint8Array, right: Uint8Array) => Uint8Array

/** The node hash of RFC 9162, section 2.1.1, in plain JavaScript. */
export const nodeHashOf: HashNode = (left, right) => sha256.create().update(nodePrefix).update(left).update(right).digest()

const nodePrefix = Uint8Array.of(1)

/** The root of a tree without leaves: the hash of nothing. */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array())
}

/** Leaves from position `begin` up to, and without, position `end`. */
export interface Span {
  readonly begin: number
  readonly end: number
}

/** The largest power of two below `size`, where the RFC cuts a tree of that size in two. `size` is at least 2. */
export function cutOf(size: number): number {
  let cut = 1
  while (cut * 2 < size) cut *= 2
  return cut
}

/** Whether two hashes are the same bytes. */
export function isSameHash(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  if (one === undefined || other === undefined || one.length !== other.length) return false
  return one.every((byte, index) => byte === other[index])
}
