import { cutOf, type HashNode, isSameHash, nodeHashOf, type Span } from "./merkle-tree.ts"

/** Two sizes of one growing tree. */
export interface Growth {
  readonly from: number
  readonly to: number
}

/**
 * The stretches whose hashes prove that the tree of `to` leaves begins with that of `from`, in the order of RFC 9162,
 * section 2.1.4.1. `from` is at least 1. A tree is consistent with itself without proof.
 */
export function spansOfConsistency({ from, to }: Growth): Span[] {
  if (!(from >= 1 && from <= to)) throw new Error(`A tree of ${to} leaves did not grow from one of ${from}`)
  const spans: Span[] = []
  let [begin, end] = [0, to]
  while (end !== from) {
    const middle = begin + cutOf(end - begin)
    if (from <= middle) {
      spans.unshift({ begin: middle, end })
      end = middle
    } else {
      spans.unshift({ begin, end: middle })
      begin = middle
    }
  }
  return begin === 0 ? spans : [{ begin, end }, ...spans]
}

/** What is claimed: that the tree with the second root begins with the leaves of the tree with the first. */
export interface GrowthClaim extends Growth {
  readonly fromRoot: Uint8Array
  readonly toRoot: Uint8Array
}

/** Whether the path proves the claim, by the steps of RFC 9162, section 2.1.4.2. Total: foreign values answer false. */
export function verifyConsistency(claim: GrowthClaim, path: readonly Uint8Array[], hashNode: HashNode = nodeHashOf): boolean {
  const { from, to, fromRoot, toRoot } = claim
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 1 || from > to) return false
  if (from === to) return path.length === 0 && isSameHash(fromRoot, toRoot)
  // Where the first tree is a whole subtree of the second, its root is the first node of the path and is left out of it.
  const [first, ...rest] = cutOf(from + 1) === from ? [fromRoot, ...path] : path
  if (first === undefined) return false
  let [node, last] = ascendWhileRight(from - 1, to - 1)
  let [fromHash, toHash] = [first, first]
  for (const beside of rest) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      fromHash = hashNode(beside, fromHash)
      toHash = hashNode(beside, toHash)
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)]
    } else {
      toHash = hashNode(toHash, beside)
    }
    ;[node, last] = [Math.floor(node / 2), Math.floor(last / 2)]
  }
  return last === 0 && isSameHash(fromHash, fromRoot) && isSameHash(toHash, toRoot)
}

function ascendWhileRight(node: number, last: number): [number, number] {
  let [at, end] = [node, last]
  while (at % 2 === 1) [at, end] = [(at - 1) / 2, Math.floor(end / 2)]
  return [at, end]
}
