import { bytesToHex } from "@noble/hashes/utils.js"
import { expect, test } from "vitest"
import { fillLog } from "../../test/builders/fill-log.ts"
import { HandClock } from "../../test/builders/open-outbox.ts"
import { freshDatabase } from "../../test/fresh-database.ts"
import { newId } from "../runtime/new-id.ts"
import { appendLeaves, openRange, rootOf } from "./compact-range.ts"
import { openSequencer } from "./sequence-entries.flow.ts"
import { growTree, hashOfSpan } from "./tree.store.ts"

test("roots and nodes read from the kept hashes are those of the leaves", async () => {
  const database = await freshDatabase()
  const entityId = newId()
  const sequencer = openSequencer({ database, clock: new HandClock(), newId })
  const leaves: Uint8Array[] = []
  for (const count of [1, 254, 2, 600, 5000]) {
    leaves.push(...(await fillLog(database, entityId, count)))
    while ((await sequencer.sequence(entityId)) === "more");
    const size = leaves.length
    for (const span of [
      { begin: 0, end: size },
      { begin: 0, end: Math.ceil(size / 2) },
      { begin: 256 * Math.floor(size / 512), end: size },
    ]) {
      const { subtrees } = appendLeaves(openRange(span.begin), leaves.slice(span.begin, span.end))
      expect(bytesToHex(await hashOfSpan(database.kysely, entityId, span))).toBe(bytesToHex(rootOf({ subtrees })))
    }
  }
  const kept = await database.kysely.selectFrom("audit_subtree").selectAll().where("entity_id", "=", entityId).execute()
  expect(kept).toHaveLength(Math.floor(leaves.length / 256))
})

test("a log from before there was a tree grows it whole, up to the second floor, with the next entry", async () => {
  const database = await freshDatabase()
  const entityId = newId()
  const leaves = await fillLog(database, entityId, 66_000)
  await placeWithoutTree(database, entityId)
  await database.kysely.transaction().execute((transaction) => growTree(transaction, entityId, leaves.length))

  const { subtrees } = appendLeaves(openRange(0), leaves)
  expect(bytesToHex(await hashOfSpan(database.kysely, entityId, { begin: 0, end: leaves.length }))).toBe(bytesToHex(rootOf({ subtrees })))
  const heights = await database.kysely.selectFrom("audit_subtree").select("height").where("height", ">", 8).execute()
  expect(heights).toEqual([{ height: 16 }])
})

test("a tree that lacks hashes gives no root", async () => {
  const database = await freshDatabase()
  await expect(hashOfSpan(database.kysely, newId(), { begin: 0, end: 300 })).rejects.toThrow("lacks hashes")
})

async function placeWithoutTree({ pool }: Awaited<ReturnType<typeof freshDatabase>>, entityId: string): Promise<void> {
  await pool.query(
    "insert into audit_position select entity_id, row_number() over (order by entry_id) - 1, entry_id from audit_pending where entity_id = $1",
    [entityId],
  )
}
