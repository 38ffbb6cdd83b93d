import { leafHashOf, parseCheckpoint, type VerifierKey } from "../../../src/audit/audit.ts"
import { verifySignature } from "../../../src/audit/audit-key.store.ts"
import { appendLeaves, type CompactRange, openRange, rootOf } from "../../../src/audit/compact-range.ts"
import { verifyConsistency } from "../../../src/audit/consistency-proof.ts"
import { countLeaves, listLeaves } from "../../../src/audit/entries.store.ts"
import { verifyInclusion } from "../../../src/audit/inclusion-proof.ts"
import { listKeys } from "../../../src/audit/key.store.ts"
import { keyRotated, keysBehind, readKeyChange } from "../../../src/audit/key-change.ts"
import { isSameHash } from "../../../src/audit/merkle-tree.ts"
import { proveConsistency, proveEntry } from "../../../src/audit/prove-log.flow.ts"
import { isSignedBy, parseNotes } from "../../../src/audit/signed-note.ts"
import { hashOfSpan } from "../../../src/audit/tree.store.ts"
import { type Chance, openChance } from "../../../src/demonstration/open-chance.ts"
import type { JsonObject } from "../../../src/vocabulary/json.ts"
import { Violation } from "../attempt.ts"
import type { World } from "../world.ts"

interface Note {
  readonly size: number
  readonly note: string
}

/**
 * Watches over the tree and its signatures as an examiner would who saw the log after every step: hashes every stored text
 * anew and compares what the house says about it. Whatever was signed once stands, and every later signature contains it.
 */
export class TreeWatch {
  readonly #world: World
  readonly #chance: Chance
  #range: CompactRange = openRange(0)
  readonly #leaves: Uint8Array[] = []
  /** The root over so many leaves, at the place of that number. */
  readonly #roots: Uint8Array[] = [rootOf(openRange(0))]
  readonly #subtrees = new Map<string, string>()
  readonly #notes = new Map<number, string>()
  #firstKey: VerifierKey | undefined

  constructor(world: World) {
    this.#world = world
    this.#chance = openChance(world.seed, "proofs")
  }

  /** The checkpoint that was signed first, as somebody keeps it from the beginning, and the key it bears. */
  get kept(): { readonly note: string; readonly key: VerifierKey } | undefined {
    const [note] = this.#notes.values()
    return note === undefined || this.#firstKey === undefined ? undefined : { note, key: this.#firstKey }
  }

  async check(): Promise<void> {
    for (const node of this.#world.nodes)
      for (const problem of node.watch.signingProblems.values()) throw new Violation(`Node ${node.number} does not sign: ${problem}`)
    const isGrown = await this.#readLeaves()
    if (isGrown) await this.#checkTree()
    const isSigned = await this.#checkNotes()
    if (isGrown || isSigned) await this.#checkDrawnEntry()
  }

  async #readLeaves(): Promise<boolean> {
    const { observer, cast } = this.#world
    const size = await countLeaves(observer.kysely, cast.entityId)
    const from = this.#leaves.length
    if (size < from) throw new Violation(`The log had ${from} leaves and has ${size}`)
    for (const { position, canonical } of await listLeaves(observer.kysely, cast.entityId, { from, limit: size - from })) {
      if (position !== this.#leaves.length) throw new Violation(`The log has no leaf ${this.#leaves.length}`)
      const leaf = leafHashOf(canonical)
      this.#leaves.push(leaf)
      this.#range = appendLeaves(this.#range, [leaf])
      this.#roots.push(rootOf(this.#range))
    }
    return this.#leaves.length > from
  }

  /** The hashes that the house keeps are those of the stored texts, and so is the root that it would sign. */
  async #checkTree(): Promise<void> {
    const { observer, cast } = this.#world
    const { rows } = await observer.pool.query<{ height: number; ordinal: string; hash: Buffer }>(
      "select height, ordinal, hash from audit_subtree order by height, ordinal",
    )
    for (const { height, ordinal, hash } of rows) {
      const name = `${ordinal} of height ${height}`
      const known = this.#subtrees.get(name) ?? this.#hashSubtree(height, Number(ordinal))
      if (known !== hash.toString("hex")) throw new Violation(`The subtree ${name} is not that of its leaves`)
      this.#subtrees.set(name, known)
    }
    const size = this.#leaves.length
    const root = await hashOfSpan(observer.kysely, cast.entityId, { begin: 0, end: size }).catch((cause: unknown) => {
      throw new Violation(`The tree of ${size} leaves cannot be read: ${String(cause)}`, { cause })
    })
    if (!isSameHash(root, this.#roots[size])) throw new Violation(`The root of ${size} leaves is not that of their texts`)
  }

  #hashSubtree(height: number, ordinal: number): string {
    const width = 2 ** height
    const leaves = this.#leaves.slice(ordinal * width, (ordinal + 1) * width)
    if (leaves.length < width) throw new Violation(`The subtree ${ordinal} of height ${height} was closed before its leaves were there`)
    return Buffer.from(rootOf(appendLeaves(openRange(0), leaves))).toString("hex")
  }

  /** Every checkpoint is signed by a key that the first one leads to, vouches for the stored texts, and contains the one before it. */
  async #checkNotes(): Promise<boolean> {
    const { observer, cast } = this.#world
    const { rows } = await observer.pool.query<{ size: string; note: string }>("select size, note from audit_checkpoint order by size")
    const notes = rows.map(({ size, note }): Note => ({ size: Number(size), note }))
    for (const [size, note] of this.#notes)
      if (notes.find((one) => one.size === size)?.note !== note)
        throw new Violation(`The checkpoint of ${size} entries has changed or is gone`)
    const added = notes.filter(({ size }) => !this.#notes.has(size))
    if (added.length === 0) return false
    const keys = await this.#readKeys()
    for (const note of added) {
      this.#checkNote(note, keys)
      const before = notes.findLast(({ size }) => size < note.size)
      if (before !== undefined) {
        const { from, to, path } = await proveConsistency(observer.kysely, cast.entityId, { from: before.size, to: note.size })
        const claim = { from: from.size, to: to.size, fromRoot: from.root, toRoot: to.root }
        const hashes = path.map(({ hash }) => hash)
        if (!verifyConsistency(claim, hashes)) throw new Violation(`The log of ${to.size} entries does not begin with that of ${from.size}`)
      }
      this.#notes.set(note.size, note.note)
    }
    return true
  }

  #checkNote({ size, note }: Note, keys: readonly VerifierKey[]): void {
    const [signed] = parseNotes(note) ?? []
    const about = parseCheckpoint(signed?.text ?? "")
    if (signed === undefined || about === undefined || about.size !== size)
      throw new Violation(`The checkpoint of ${size} says something else`)
    if (!keys.some((key) => key.name === about.origin && isSignedBy(signed, key, verifySignature)))
      throw new Violation(`The checkpoint of ${size} entries is signed by nobody the first key leads to`)
    if (!isSameHash(about.root, this.#roots[size])) throw new Violation(`The checkpoint of ${size} entries does not vouch for their texts`)
  }

  async #readKeys(): Promise<VerifierKey[]> {
    const { observer, cast } = this.#world
    this.#firstKey ??= (await listKeys(observer.kysely, cast.entityId)).at(0)
    const { rows } = await observer.pool.query<{ canonical: Buffer }>("select canonical from audit_entry where action = $1", [keyRotated])
    const told = rows.map(({ canonical }) => (JSON.parse(canonical.toString("utf8")) as { details: JsonObject }).details)
    const changes = told.map((details) => readKeyChange(details, verifySignature)).filter((change) => change !== undefined)
    return this.#firstKey === undefined ? [] : keysBehind(this.#firstKey, changes)
  }

  /** Any entry that a checkpoint vouches for can be shown to be there, by its stored text alone. */
  async #checkDrawnEntry(): Promise<void> {
    const { observer, cast } = this.#world
    if (this.#notes.size === 0) return
    const size = this.#chance.pick([...this.#notes.keys()])
    const from = this.#chance.below(size)
    const [leaf] = await listLeaves(observer.kysely, cast.entityId, { from, limit: 1 })
    if (leaf === undefined) throw new Violation(`The entry at position ${from} is gone`)
    const { position, checkpoint, path } = await proveEntry(observer.kysely, cast.entityId, { entryId: leaf.entryId, size })
    const claim = { position, size, leafHash: leafHashOf(leaf.canonical), root: checkpoint.root }
    const hashes = path.map(({ hash }) => hash)
    if (position !== from || !verifyInclusion(claim, hashes)) throw new Violation(`The entry at position ${from} is not proved to be there`)
  }
}
