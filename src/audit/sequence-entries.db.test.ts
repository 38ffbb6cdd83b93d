import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { HandClock } from "../../test/builders/open-outbox.ts"
import { untilWaiting } from "../../test/builders/until-waiting.ts"
import { freshDatabase } from "../../test/fresh-database.ts"
import type { Database } from "../runtime/database.ts"
import { newId } from "../runtime/new-id.ts"
import { appendOutbox } from "../runtime/outbox.store.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import { writeAudited } from "./audit.store.ts"
import type { AuditEntry } from "./audit.ts"
import { placePending, takeLease } from "./sequence.store.ts"
import { openSequencer, sequencerSettings } from "./sequence-entries.flow.ts"

const start = Date.parse("2026-11-22T08:00:00.000Z")

function entry(entityId: EntityId): AuditEntry {
  return {
    entityId,
    entryId: newId(),
    recordedAt: new Date(start).toISOString(),
    action: "thing.done",
    actor: "system",
    subject: { kind: "thing", id: "1" },
    details: {},
  }
}

async function write(database: Database, entityId: EntityId): Promise<string> {
  const written = entry(entityId)
  await writeAudited(database, [written], (writing) =>
    appendOutbox(writing, { entityId, eventId: newId(), topic: "thing.done", createdAt: written.recordedAt, payload: { id: "1" } }),
  )
  return written.entryId
}

async function writeMany(database: Database, entityId: EntityId, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let done = 0; done < count; done++) ids.push(await write(database, entityId))
  return ids
}

async function positions(database: Database, entityId: EntityId): Promise<{ position: number; entryId: string }[]> {
  const rows = await database.kysely
    .selectFrom("audit_position")
    .selectAll()
    .where("entity_id", "=", entityId)
    .orderBy("position")
    .execute()
  return rows.map((row) => ({ position: Number(row.position), entryId: row.entry_id }))
}

async function eventPositions(database: Database, entityId: EntityId): Promise<(number | null)[]> {
  const rows = await database.kysely.selectFrom("outbox").select("position").where("entity_id", "=", entityId).orderBy("position").execute()
  return rows.map(({ position }) => (position === null ? null : Number(position)))
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)

describe("the sequencer", () => {
  test("positions begin at 0, follow the order of ids, and leave nothing pending", async () => {
    const database = await freshDatabase()
    const entityId = newId()
    const ids = await writeMany(database, entityId, 5)
    const sequencer = openSequencer({ database, clock: new HandClock(), newId })

    expect(await sequencer.sequence(entityId)).toBe("idle")

    expect(await positions(database, entityId)).toEqual(ids.map((entryId, position) => ({ position, entryId })))
    expect(await eventPositions(database, entityId)).toEqual(upTo(5))
    expect(await database.kysely.selectFrom("audit_pending").selectAll().execute()).toEqual([])
  })

  test("each entity has a log of its own", async () => {
    const database = await freshDatabase()
    const [one, other] = [newId(), newId()]
    await writeMany(database, one, 2)
    await writeMany(database, other, 3)
    const sequencer = openSequencer({ database, clock: new HandClock(), newId })

    await sequencer.sequence(one)
    await sequencer.sequence(other)

    expect((await positions(database, one)).map(({ position }) => position)).toEqual([0, 1])
    expect((await positions(database, other)).map(({ position }) => position)).toEqual([0, 1, 2])
  })

  test("a second node waits while the first holds the lease, and takes over when it is handed back", async () => {
    const database = await freshDatabase()
    const entityId = newId()
    const clock = new HandClock()
    const first = openSequencer({ database, clock, newId })
    const second = openSequencer({ database, clock, newId })
    await write(database, entityId)
    await first.sequence(entityId)
    await write(database, entityId)

    await second.sequence(entityId)
    expect(await positions(database, entityId)).toHaveLength(1)

    await first.release()
    await second.sequence(entityId)
    expect((await positions(database, entityId)).map(({ position }) => position)).toEqual([0, 1])
  })

  test("a node that was paused past its lease writes nothing when it comes back, even if its clock stood still", async () => {
    const database = await freshDatabase()
    const entityId = newId()
    const clock = new HandClock()
    const paused = openSequencer({ database, clock: new HandClock(), newId })
    await write(database, entityId)
    await paused.sequence(entityId)
    const second = openSequencer({ database, clock, newId })
    clock.wait(10_000)
    await write(database, entityId)
    await second.sequence(entityId)
    const third = await write(database, entityId)

    expect(await paused.sequence(entityId)).toBe("idle")
    expect(await paused.sequence(entityId)).toBe("idle")
    expect(await positions(database, entityId)).toHaveLength(2)

    await second.sequence(entityId)
    expect((await positions(database, entityId)).at(-1)).toEqual({ position: 2, entryId: third })
  })

  test("a write under a lower fence does nothing, though the holder is the same", async () => {
    const database = await freshDatabase()
    const held = { entityId: newId(), holder: newId() }
    const term = { now: new HandClock().now(), leaseMilliseconds: 10_000 }
    const before = await takeLease(database, held, term)
    const after = await takeLease(database, held, term)
    await write(database, held.entityId)

    expect(after?.fence).toBe(before!.fence + 1n)
    expect(await placePending(database, before!, { ...term, limit: 10 })).toBe("lease_lost")
    expect(await placePending(database, after!, { ...term, limit: 10 })).toEqual({ entries: 1, events: 1 })
  })

  test("a node paused within its transaction keeps the other from writing until it ends", async () => {
    const database = await freshDatabase()
    const entityId = newId()
    const clock = new HandClock()
    const first = openSequencer({ database, clock, newId })
    await write(database, entityId)
    await first.sequence(entityId)
    await write(database, entityId)
    clock.wait(10_000)

    const paused = await database.pool.connect()
    await paused.query("begin")
    await paused.query("select from audit_lease where entity_id = $1 for update", [entityId])
    let hasEnded = false
    const takeover = openSequencer({ database, clock, newId })
      .sequence(entityId)
      .then(() => {
        hasEnded = true
      })
    await untilWaiting(database)
    expect(hasEnded).toBe(false)
    await paused.query("update audit_lease set expires_at = $2 where entity_id = $1", [
      entityId,
      new Date(clock.milliseconds + 10_000).toISOString(),
    ])
    await paused.query("commit")
    paused.release()
    await takeover

    expect(await positions(database, entityId), "the paused node had renewed its lease, so the other took nothing").toHaveLength(1)
  })

  test("an event that somebody holds locked is passed over, not waited for, and announced when its turn comes", async () => {
    const database = await freshDatabase()
    const entityId = newId()
    await writeMany(database, entityId, 3)
    let announced = 0
    const sequencer = openSequencer({ database, clock: new HandClock(), newId }, async () => void announced++)
    const other = await database.pool.connect()
    await other.query("begin")
    await other.query("select from outbox order by event_id limit 1 for update")

    await sequencer.sequence(entityId)
    expect(await eventPositions(database, entityId)).toEqual([0, 1, null])

    await other.query("rollback")
    other.release()
    await sequencer.sequence(entityId)
    expect(await eventPositions(database, entityId)).toEqual([0, 1, 2])
    await sequencer.sequence(entityId)
    expect(announced).toBe(2)
  })

  test("an idle house writes nothing", async () => {
    const database = await freshDatabase()
    const entityId = newId()
    const clock = new HandClock()
    const sequencer = openSequencer({ database, clock, newId })
    await write(database, entityId)
    await sequencer.sequence(entityId)
    const before = await database.kysely.selectFrom("audit_lease").selectAll().execute()

    clock.wait(3_600_000)
    await sequencer.sequence(entityId)

    expect(await database.kysely.selectFrom("audit_lease").selectAll().execute()).toEqual(before)
  })

  test("a full batch asks for another pass", async () => {
    const database = await freshDatabase()
    const entityId = newId()
    await insertPending(database, entityId, sequencerSettings.batch + 1)
    const sequencer = openSequencer({ database, clock: new HandClock(), newId })

    expect([await sequencer.sequence(entityId), await sequencer.sequence(entityId)]).toEqual(["more", "idle"])
    expect(await positions(database, entityId)).toHaveLength(sequencerSettings.batch + 1)
  })
})

test("with writers and rival sequencers at once, positions have no gap and no duplicate", async () => {
  const database = await freshDatabase()
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ node: fc.nat(2), wait: fc.constantFrom(0, 0, 1, 9_999, 10_001) }), { minLength: 20, maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      async (schedule, perWriter) => {
        const entityId = newId()
        const clock = new HandClock()
        const nodes = [0, 1, 2].map(() => openSequencer({ database, clock, newId }))
        const writers = [0, 1, 2, 3].map(() => writeMany(database, entityId, perWriter))
        const passes = schedule.map(async ({ node, wait }) => {
          clock.wait(wait)
          await nodes[node]?.sequence(entityId)
        })
        const ids = (await Promise.all(writers)).flat()
        await Promise.all(passes)
        clock.wait(10_001)
        await openSequencer({ database, clock, newId }).sequence(entityId)

        const placed = await positions(database, entityId)
        expect(placed.map(({ position }) => position)).toEqual(upTo(ids.length))
        expect(placed.map(({ entryId }) => entryId).sort()).toEqual(ids.sort())
        expect(await eventPositions(database, entityId)).toEqual(upTo(ids.length))
      },
    ),
    { numRuns: 12 },
  )
})

test("a batched sequencer keeps up with ten thousand entries a second", async () => {
  const database = await freshDatabase()
  const entityId = newId()
  const count = 20_000
  await insertPending(database, entityId, count)
  const sequencer = openSequencer({ database, clock: new HandClock(), newId })

  const began = performance.now()
  while ((await sequencer.sequence(entityId)) === "more");
  const perSecond = Math.round(count / ((performance.now() - began) / 1000))

  console.info(`sequencer: ${perSecond} entries a second`)
  expect(await positions(database, entityId)).toHaveLength(count)
  // Far below the target, which the benchmark measures: this only notices a batch that has become quadratic.
  expect(perSecond).toBeGreaterThan(1_000)
})

async function insertPending(database: Database, entityId: EntityId, count: number): Promise<void> {
  const ids = Array.from({ length: count }, newId)
  await database.pool.query(
    `with ids as (select unnest($2::uuid[]) as entry_id),
     entries as (insert into audit_entry select $1, entry_id, now(), 'thing.done', 'system', 'thing', '1', '\\x7b7d', '\\x00' from ids)
     insert into audit_pending select $1, entry_id from ids`,
    [entityId, ids],
  )
}
