import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { leafHashOf } from "./audit.ts"
import { appendLeaves, joinRanges, openRange, rootOf, subtreesOf } from "./compact-range.ts"
import { spansOfConsistency, verifyConsistency } from "./consistency-proof.ts"
import { spansOfInclusion, verifyInclusion } from "./inclusion-proof.ts"
import { nodeHashOf, type Span } from "./merkle-tree.ts"

/** The leaves and roots with which the implementations of Certificate Transparency test each other. */
const knownLeaves = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
const knownRoots = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]

const hashesOf = (count: number) => Array.from({ length: count }, (_, index) => leafHashOf(utf8ToBytes(`leaf ${index}`)))
const rangeOf = (hashes: readonly Uint8Array[], { begin, end }: Span) => appendLeaves(openRange(begin), hashes.slice(begin, end))
const rootAt = (hashes: readonly Uint8Array[], size: number) => rootOf(rangeOf(hashes, { begin: 0, end: size }))
const pathOf = (hashes: readonly Uint8Array[], spans: readonly Span[]) => spans.map((span) => rootOf(rangeOf(hashes, span)))

/** The definition of RFC 9162, section 2.1.1, word by word. */
function definedRoot(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes
  if (only === undefined) return hexToBytes(knownRoots[0] ?? "")
  if (hashes.length === 1) return only
  let cut = 1
  while (cut * 2 < hashes.length) cut *= 2
  return nodeHashOf(definedRoot(hashes.slice(0, cut)), definedRoot(hashes.slice(cut)))
}

const sizes = fc.integer({ min: 1, max: 300 })

describe("the root", () => {
  test.each(knownRoots.map((root, size) => ({ root, size })))("over $size known leaves is the known one", ({ root, size }) => {
    const hashes = knownLeaves.slice(0, size).map((leaf) => leafHashOf(hexToBytes(leaf)))
    expect(bytesToHex(rootOf(appendLeaves(openRange(0), hashes)))).toBe(root)
  })

  test("is that of the RFC's definition at every size, however the leaves came in", () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 300 }), (size, asked) => {
        const hashes = hashesOf(size)
        const cut = asked % (size + 1)
        const first = rangeOf(hashes, { begin: 0, end: cut })
        const joined = joinRanges(first, rangeOf(hashes, { begin: cut, end: size }))
        expect(bytesToHex(rootOf(joined))).toBe(bytesToHex(definedRoot(hashes)))
        expect(joined.subtrees.map(({ height, ordinal }) => ({ height, ordinal }))).toEqual(subtreesOf({ begin: 0, end: size }))
      }),
    )
  })

  test("stretches that do not meet are not joined", () => {
    expect(() => joinRanges(openRange(2), openRange(3))).toThrow("cannot go on")
  })
})

/** The tree of RFC 9162, section 2.1.5, with its letters: a to f and j are leaves, g h i k l are nodes. */
const letters: Readonly<Record<string, string>> = {
  "0-1": "a",
  "1-2": "b",
  "2-3": "c",
  "3-4": "d",
  "4-5": "e",
  "5-6": "f",
  "6-7": "j",
  "0-2": "g",
  "2-4": "h",
  "4-6": "i",
  "0-4": "k",
  "4-7": "l",
}
const spell = (spans: readonly Span[]) => spans.map(({ begin, end }) => letters[`${begin}-${end}`]).join("")

describe("the example of the RFC", () => {
  test.each([
    [0, "bhl"],
    [3, "cgl"],
    [4, "fjk"],
    [6, "ik"],
  ])("leaf %i of seven is proved by %s", (position, path) => {
    expect(spell(spansOfInclusion({ position, size: 7 }))).toBe(path)
  })

  test.each([
    [3, "cdgl"],
    [4, "l"],
    [6, "ijk"],
  ])("the growth from %i leaves to seven is proved by %s", (from, path) => {
    expect(spell(spansOfConsistency({ from, to: 7 }))).toBe(path)
  })
})

describe("inclusion", () => {
  test("every leaf of every tree up to 70 leaves is proved, and at no other place", () => {
    const hashes = hashesOf(70)
    for (let size = 1; size <= 70; size++) {
      const root = rootAt(hashes, size)
      for (const [position, leafHash] of hashes.slice(0, size).entries()) {
        const path = pathOf(hashes, spansOfInclusion({ position, size }))
        expect(verifyInclusion({ position, size, leafHash, root }, path)).toBe(true)
        expect(verifyInclusion({ position: (position + 1) % (size + 1), size, leafHash, root }, path)).toBe(false)
      }
    }
  })

  test("any edit of leaf, path or root breaks it", () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 }), (size, index, where, change) => {
        const hashes = hashesOf(size)
        const position = index % size
        const parts = [hashes[position], rootAt(hashes, size), ...pathOf(hashes, spansOfInclusion({ position, size }))] as Uint8Array[]
        const edited = edit(parts, where, change)
        const [leafHash, root, ...path] = edited as [Uint8Array, Uint8Array, ...Uint8Array[]]
        expect(verifyInclusion({ position, size, leafHash, root }, path)).toBe(false)
      }),
    )
  })

  test("a path that is too short or too long proves nothing", () => {
    const hashes = hashesOf(9)
    const [leafHash, root] = [hashes[5], rootAt(hashes, 9)] as [Uint8Array, Uint8Array]
    const path = pathOf(hashes, spansOfInclusion({ position: 5, size: 9 }))
    expect(verifyInclusion({ position: 5, size: 9, leafHash, root }, path.slice(1))).toBe(false)
    expect(verifyInclusion({ position: 5, size: 9, leafHash, root }, [...path, root])).toBe(false)
    expect(verifyInclusion({ position: 9, size: 9, leafHash, root }, path)).toBe(false)
    expect(verifyInclusion({ position: Number.NaN, size: 9, leafHash, root }, path)).toBe(false)
  })
})

describe("consistency", () => {
  test("every pair of sizes up to 70 leaves is proved", () => {
    const hashes = hashesOf(70)
    const roots = [...hashes, undefined].map((_, size) => rootAt(hashes, size)) as [Uint8Array, ...Uint8Array[]]
    for (let to = 1; to <= 70; to++) {
      for (let from = 1; from <= to; from++) {
        const path = pathOf(hashes, spansOfConsistency({ from, to }))
        const [fromRoot, toRoot] = [roots[from], roots[to]] as [Uint8Array, Uint8Array]
        expect(verifyConsistency({ from, to, fromRoot, toRoot }, path)).toBe(true)
        expect(verifyConsistency({ from, to, fromRoot: roots[from - 1] ?? toRoot, toRoot }, path)).toBe(false)
      }
    }
  })

  test("a history that was rewritten has no proof, whatever was edited", () => {
    fc.assert(
      fc.property(sizes, sizes, fc.nat(), fc.integer({ min: 1, max: 255 }), (one, other, where, change) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        const hashes = hashesOf(to)
        const parts = [rootAt(hashes, from), rootAt(hashes, to), ...pathOf(hashes, spansOfConsistency({ from, to }))]
        const [fromRoot, toRoot, ...path] = edit(parts, where, change) as [Uint8Array, Uint8Array, ...Uint8Array[]]
        expect(verifyConsistency({ from, to, fromRoot, toRoot }, path)).toBe(false)
      }),
    )
  })

  test("foreign sizes and paths answer no", () => {
    const root = rootAt(hashesOf(1), 1)
    expect(verifyConsistency({ from: 0, to: 1, fromRoot: root, toRoot: root }, [])).toBe(false)
    expect(verifyConsistency({ from: 2, to: 1, fromRoot: root, toRoot: root }, [])).toBe(false)
    expect(verifyConsistency({ from: 1, to: 1, fromRoot: root, toRoot: root }, [root])).toBe(false)
    expect(verifyConsistency({ from: 3, to: 5, fromRoot: root, toRoot: root }, [])).toBe(false)
  })
})

/** One byte of one of the parts changed. */
function edit(parts: readonly Uint8Array[], where: number, change: number): Uint8Array[] {
  const copies = parts.map((part) => Uint8Array.from(part))
  const part = copies[where % copies.length]
  if (part === undefined) throw new Error("Nothing to edit")
  const at = where % part.length
  part[at] = (part[at] ?? 0) ^ change
  return copies
}
