import type { Transaction } from "kysely"
import type { Reading } from "../runtime/database.ts"
import type { Schema } from "../runtime/schema.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import { appendLeaves, openRange, rootOf, type Subtree, subtreesOf } from "./compact-range.ts"
import type { Span } from "./merkle-tree.ts"

/** The hashes of whole subtrees are kept at every eighth height, so that 256 of one floor make one of the next. */
const floorHeight = 8
const floors = [floorHeight, 2 * floorHeight, 3 * floorHeight]
const fanOut = 2 ** floorHeight
/** Subtrees completed in one insert: bounds the memory when a long log grows its tree for the first time. */
const completedAtOnce = 64

/** Keeps the hashes of the subtrees that a log of `size` leaves has completed. Called in the transaction that placed the leaves. */
export async function growTree(transaction: Transaction<Schema>, entityId: EntityId, size: number): Promise<void> {
  for (const height of floors) {
    const complete = Math.floor(size / 2 ** height)
    if (complete === 0) return
    let next = await countSubtrees(transaction, entityId, height)
    while (next < complete) {
      const end = Math.min(next + completedAtOnce, complete)
      const below = { height: height - floorHeight, begin: next * fanOut, end: end * fanOut }
      const hashes = await readFloor(transaction, entityId, below)
      const rows = Array.from({ length: end - next }, (_, index) => ({
        entity_id: entityId,
        height,
        ordinal: `${next + index}`,
        hash: Buffer.from(wholeOf(hashes.slice(index * fanOut, (index + 1) * fanOut))),
      }))
      await transaction.insertInto("audit_subtree").values(rows).execute()
      next = end
    }
  }
}

/**
 * The hash of a stretch of the tree: its root where it begins at the first leaf, or a node of a proof. Reads at most a few
 * hundred hashes however long the log is. Throws when the database lacks some of them.
 */
export async function hashOfSpan(reading: Reading, entityId: EntityId, span: Span): Promise<Uint8Array> {
  const subtrees = await Promise.all(
    subtreesOf(span).map(async (place): Promise<Subtree> => ({ ...place, hash: await hashOfSubtree(reading, entityId, place) })),
  )
  return rootOf({ subtrees })
}

async function hashOfSubtree(reading: Reading, entityId: EntityId, { height, ordinal }: Omit<Subtree, "hash">): Promise<Uint8Array> {
  const floor = Math.min(height - (height % floorHeight), Math.max(...floors))
  const width = 2 ** (height - floor)
  return wholeOf(await readFloor(reading, entityId, { height: floor, begin: ordinal * width, end: (ordinal + 1) * width }))
}

/** The number of leaves is a power of two. */
function wholeOf(hashes: readonly Uint8Array[]): Uint8Array {
  return rootOf(appendLeaves(openRange(0), hashes))
}

interface Floor extends Span {
  readonly height: number
}

/** Neighbouring hashes of one floor; the lowest floor is that of the leaves. */
async function readFloor(reading: Reading, entityId: EntityId, { height, begin, end }: Floor): Promise<Uint8Array[]> {
  const hashes =
    height === 0 ? await readLeaves(reading, entityId, { begin, end }) : await readSubtrees(reading, entityId, { height, begin, end })
  if (hashes.length !== end - begin)
    throw new Error(`The audit tree of ${entityId} lacks hashes of height ${height} from ${begin} to ${end}`)
  return hashes
}

async function readLeaves(reading: Reading, entityId: EntityId, { begin, end }: Span): Promise<Uint8Array[]> {
  const rows = await reading
    .selectFrom("audit_position")
    .innerJoin("audit_entry", (join) =>
      join.onRef("audit_entry.entity_id", "=", "audit_position.entity_id").onRef("audit_entry.entry_id", "=", "audit_position.entry_id"),
    )
    .select("leaf_hash")
    .where("audit_position.entity_id", "=", entityId)
    .where("position", ">=", `${begin}`)
    .where("position", "<", `${end}`)
    .orderBy("position")
    .execute()
  return rows.map((row) => row.leaf_hash)
}

async function readSubtrees(reading: Reading, entityId: EntityId, { height, begin, end }: Floor): Promise<Uint8Array[]> {
  const rows = await reading
    .selectFrom("audit_subtree")
    .select("hash")
    .where("entity_id", "=", entityId)
    .where("height", "=", height)
    .where("ordinal", ">=", `${begin}`)
    .where("ordinal", "<", `${end}`)
    .orderBy("ordinal")
    .execute()
  return rows.map(({ hash }) => hash)
}

/** How many subtrees of a height are kept. They lie without a gap from the first on. */
async function countSubtrees(reading: Reading, entityId: EntityId, height: number): Promise<number> {
  const newest = await reading
    .selectFrom("audit_subtree")
    .select("ordinal")
    .where("entity_id", "=", entityId)
    .where("height", "=", height)
    .orderBy("ordinal", "desc")
    .limit(1)
    .executeTakeFirst()
  return newest === undefined ? 0 : Number(newest.ordinal) + 1
}
