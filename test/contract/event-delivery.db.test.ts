import { describe, expect, onTestFinished, test } from "vitest"
import { writeAudited } from "../../src/audit/audit.store.ts"
import { listFeed } from "../../src/audit/events.store.ts"
import { openSequencer } from "../../src/audit/sequence-entries.flow.ts"
import type { Database } from "../../src/runtime/database.ts"
import { openLog } from "../../src/runtime/log.ts"
import { newId } from "../../src/runtime/new-id.ts"
import { appendOutbox } from "../../src/runtime/outbox.store.ts"
import { type DispatchParts, dispatchDue } from "../../src/runtime/outbox-dispatcher.ts"
import { deliverySettings } from "../../src/runtime/outbox-retry.ts"
import { openWebhook } from "../../src/runtime/webhook.client.ts"
import { freshDatabase } from "../fresh-database.ts"
import { WebhookReceiver, webhookSecret } from "./webhook-receiver.ts"

const clock = { now: () => new Date().toISOString() }
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A way in which events reach somebody: one pass of whatever brings them, and what has arrived so far. */
interface Way {
  pass(): Promise<void>
  arrived(): readonly string[]
}

const ways: Record<string, (database: Database, entityId: string) => Promise<Way>> = {
  async webhook(database, entityId) {
    const receiver = new WebhookReceiver()
    const url = await receiver.open()
    onTestFinished(() => receiver.close())
    const bus = openWebhook({ url, secret: webhookSecret }, clock)
    const parts: DispatchParts = { database, clock, log: openLog("silent"), bus, settings: deliverySettings, chance: Math.random }
    return {
      pass: async () => void (await dispatchDue(parts, entityId)),
      arrived: () => receiver.kept.map(({ event }) => event.eventId),
    }
  },
  async feed(database, entityId) {
    const sequencer = openSequencer({ database, clock, newId })
    const read: string[] = []
    let next = 0
    return {
      async pass() {
        await sequencer.sequence(entityId)
        const items = await listFeed(database.kysely, entityId, { from: next, limit: 7 })
        read.push(...items.map(({ eventId }) => eventId))
        next += items.length
      },
      arrived: () => read,
    }
  },
}

describe.each(Object.entries(ways))("by %s", (name, open) => {
  test("every committed event arrives, late commits included, and none that was rolled back", async () => {
    const database = await freshDatabase()
    const entityId = newId()
    const way = await open(database, entityId)
    const committed: string[] = []
    const write = async (index: number) => {
      const eventId = newId()
      const entry = {
        entityId,
        entryId: newId(),
        recordedAt: clock.now(),
        action: "thing.done",
        actor: "system",
        subject: { kind: "thing", id: "1" },
        details: {},
      }
      const isLost = index % 4 === 0
      const written = writeAudited(database, [entry], async (writing) => {
        await appendOutbox(writing, { entityId, eventId, topic: "thing.done", createdAt: entry.recordedAt, payload: { index } })
        // Commits come in another order than the ids were made in.
        await pause((index * 7) % 60)
        if (isLost) throw new Error("the change failed")
      })
      if (isLost) await written.catch(() => undefined)
      else await written.then(() => committed.push(eventId))
    }
    let isWriting = true
    const writers = Promise.all(
      Array.from({ length: 8 }, async (_, writer) => {
        for (let index = writer; index < 120; index += 8) await write(index)
      }),
    ).finally(() => {
      isWriting = false
    })

    while (isWriting) await way.pass()
    await writers
    const arrived = async () => {
      await way.pass()
      return [...new Set(way.arrived())].sort()
    }
    await expect.poll(arrived).toEqual(committed.sort())
    // What was rolled back does not arrive later either.
    expect(await arrived()).toEqual(committed)
    if (name === "feed") expect(way.arrived(), "the feed says each thing once").toHaveLength(committed.length)
  })
})
