import { cutOf, type HashNode, isSameHash, nodeHashOf, type Span } from "./merkle-tree.ts"

/** One leaf's place in a tree of `size` leaves. */
export interface Place {
  readonly position: number
  readonly size: number
}

/** The stretches whose hashes prove that a leaf is in the tree, in the order of RFC 9162, section 2.1.3.1: nearest first. */
export function spansOfInclusion({ position, size }: Place): Span[] {
  if (!(position >= 0 && position < size)) throw new Error(`A tree of ${size} leaves has no leaf ${position}`)
  const spans: Span[] = []
  let [begin, end] = [0, size]
  while (end - begin > 1) {
    const middle = begin + cutOf(end - begin)
    if (position < middle) {
      spans.unshift({ begin: middle, end })
      end = middle
    } else {
      spans.unshift({ begin, end: middle })
      begin = middle
    }
  }
  return spans
}

/** What is claimed: that this leaf lies at this place of the tree with this root. */
export interface InclusionClaim extends Place {
  readonly leafHash: Uint8Array
  readonly root: Uint8Array
}

/** Whether the path proves the claim, by the steps of RFC 9162, section 2.1.3.2. Total: foreign values answer false. */
export function verifyInclusion(
  { position, size, leafHash, root }: InclusionClaim,
  path: readonly Uint8Array[],
  hashNode: HashNode = nodeHashOf,
): boolean {
  if (!Number.isSafeInteger(position) || !Number.isSafeInteger(size) || position < 0 || position >= size) return false
  let node = position
  let last = size - 1
  let hash = leafHash
  for (const beside of path) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = hashNode(beside, hash)
      while (node % 2 === 0 && node !== 0) {
        node /= 2
        last = Math.floor(last / 2)
      }
    } else {
      hash = hashNode(hash, beside)
    }
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && isSameHash(hash, root)
}
