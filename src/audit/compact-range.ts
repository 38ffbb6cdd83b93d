import { emptyRoot, type HashNode, nodeHashOf, type Span } from "./merkle-tree.ts"

/** A whole subtree of `2 ** height` leaves, the `ordinal`-th of its height: it begins at leaf `ordinal * 2 ** height`. */
export interface Subtree {
  readonly height: number
  readonly ordinal: number
  readonly hash: Uint8Array
}

/**
 * What has to be kept of a stretch of leaves to go on with the tree: the largest whole subtrees that cover it, in order,
 * at most two for each height. Leaves are appended, and stretches joined, without hashing anything before them again.
 */
export interface CompactRange extends Span {
  readonly subtrees: readonly Subtree[]
}

/** The stretch without leaves that begins at a position. */
export function openRange(begin: number): CompactRange {
  return { begin, end: begin, subtrees: [] }
}

/** The range with leaves added at its end, given as their leaf hashes. */
export function appendLeaves(range: CompactRange, leafHashes: Iterable<Uint8Array>, hashNode: HashNode = nodeHashOf): CompactRange {
  const subtrees = [...range.subtrees]
  let end = range.end
  for (const hash of leafHashes) push(subtrees, { height: 0, ordinal: end++, hash }, hashNode)
  return { begin: range.begin, end, subtrees }
}

/** Two stretches as one. The second begins where the first ends; anything else is a bug. */
export function joinRanges(left: CompactRange, right: CompactRange, hashNode: HashNode = nodeHashOf): CompactRange {
  if (left.end !== right.begin) throw new Error(`A stretch that ends at ${left.end} cannot go on at ${right.begin}`)
  const subtrees = [...left.subtrees]
  for (const subtree of right.subtrees) push(subtrees, subtree, hashNode)
  return { begin: left.begin, end: right.end, subtrees }
}

/** The root of the tree over a stretch that begins at the first leaf, or over one that is a subtree by the RFC's own cuts. */
export function rootOf({ subtrees }: Pick<CompactRange, "subtrees">, hashNode: HashNode = nodeHashOf): Uint8Array {
  const hashes = subtrees.map(({ hash }) => hash)
  const last = hashes.pop()
  if (last === undefined) return emptyRoot()
  return hashes.reduceRight((right, left) => hashNode(left, right), last)
}

/** The whole subtrees, largest first as they lie, that cover a stretch: what has to be read to know its hash. */
export function subtreesOf({ begin, end }: Span): Omit<Subtree, "hash">[] {
  const found: Omit<Subtree, "hash">[] = []
  for (let at = begin; at < end; ) {
    let height = 0
    while (at % 2 ** (height + 1) === 0 && at + 2 ** (height + 1) <= end) height++
    found.push({ height, ordinal: at / 2 ** height })
    at += 2 ** height
  }
  return found
}

/** Two halves of one whole become it, as often as they meet. */
function push(subtrees: Subtree[], added: Subtree, hashNode: HashNode): void {
  let newest = added
  for (let before = subtrees.at(-1); before !== undefined && areHalves(before, newest); before = subtrees.at(-1)) {
    subtrees.pop()
    newest = { height: newest.height + 1, ordinal: before.ordinal / 2, hash: hashNode(before.hash, newest.hash) }
  }
  subtrees.push(newest)
}

function areHalves(left: Subtree, right: Subtree): boolean {
  return left.height === right.height && left.ordinal % 2 === 0 && right.ordinal === left.ordinal + 1
}
