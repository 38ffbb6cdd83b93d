import { describe, expect, onTestFinished, test } from "vitest"
import { closeDatabase } from "../../src/runtime/database.ts"
import { createDatabase } from "../../src/runtime/embedded-postgres/create-database.ts"
import { startEmbeddedPostgres } from "../../src/runtime/embedded-postgres/embedded-postgres.ts"
import { WebhookReceiver } from "../contract/webhook-receiver.ts"
import { pidOf, startHere, temporaryFolder } from "../embedded-server.ts"
import { checkBooks } from "../simulation/invariants/check-books.ts"
import { type Furnished, furnishFirm } from "./furnish-firm.ts"
import { startNode } from "./real-node.ts"
import { openLoad, type Sent } from "./send-load.ts"
import { openWire } from "./wire.ts"

const clients = 8
const enough = 150
/** A claim of the node that was killed lasts half a minute, before another takes it. */
const patienceMilliseconds = 90_000

describe("killed without a word, under load", () => {
  test("one node of two: the other goes on, takes over the log, and nothing is lost or done twice", async () => {
    const postgres = await startHere(await temporaryFolder({ isOpen: true }))
    const databaseUrl = await createDatabase(postgres.url, "killed")
    const firm = await furnished(databaseUrl)
    const receiver = new WebhookReceiver()
    const webhookUrl = await receiver.open()
    onTestFinished(() => receiver.close())
    const nodes = [await startNode(databaseUrl, { webhookUrl }), await startNode(databaseUrl, { webhookUrl })]
    const load = openLoad(() => nodes.map(({ url }) => url), { firm, clients })
    await until(() => load.count() > enough)
    const [holder] = await holdersOf(firm)
    await nodes[0]?.kill()
    await until(() => load.count() > 3 * enough)
    const sent = await load.end()
    await everythingStands(firm, sent)
    await until(async () => (await leftOver(firm)) === 0)
    await checkBooks({ observer: firm.database })
    expect(await holdersOf(firm)).toHaveLength(1)
    expect(holder).toBeDefined()
    const arrived = new Set(receiver.kept.map(({ event }) => event.eventId))
    const { rows } = await firm.database.pool.query<{ event_id: string }>("select event_id from outbox")
    expect(rows.filter(({ event_id: id }) => !arrived.has(id))).toEqual([])
  })

  test("the database: requests meet 503 and nothing else, what was acknowledged is there, and the node goes on by itself", async () => {
    const folder = await temporaryFolder({ isOpen: true })
    const postgres = await startHere(folder)
    const wire = await openWire(portOf(postgres.url))
    const databaseUrl = await createDatabase(postgres.url, "killed")
    const throughWire = new URL(databaseUrl)
    throughWire.port = String(wire.port)
    throughWire.search = ""
    const firm = await furnished(throughWire.href)
    const node = await startNode(throughWire.href)
    const load = openLoad(() => [node.url], { firm, clients })
    await until(() => load.count() > enough)
    process.kill(await pidOf(folder), "SIGKILL")
    wire.cut()
    const during = await statusOf(node.url)
    const again = await startEmbeddedPostgres({ directory: folder, durable: true })
    onTestFinished(again.stop)
    wire.leadTo(portOf(again.url))
    const reached = load.count()
    await until(() => load.count() > reached + enough)
    const sent = await load.end()
    await everythingStands(firm, sent)
    const met = new Set(sent.flatMap(({ before }) => before))
    expect([...met].filter((status) => status !== 503)).toEqual([])
    expect(met.size).toBe(1)
    expect(during).toBe(503)
    await until(async () => (await leftOver(firm)) === 0)
    await checkBooks({ observer: firm.database })
    expect(await statusOf(node.url)).toBe(200)
  })
})

async function furnished(databaseUrl: string): Promise<Furnished> {
  const firm = await furnishFirm(databaseUrl)
  onTestFinished(() => closeDatabase(firm.database).catch(() => undefined))
  return firm
}

/** Every acknowledged transfer is there once, under its key, in the state that was answered. */
async function everythingStands({ database }: Furnished, sent: readonly Sent[]): Promise<void> {
  const { rows } = await database.pool.query<{ key: string; id: string; state: string }>(
    "select idempotency_key as key, transfer_id as id, state from transfer",
  )
  const stored = new Map(rows.map((row) => [row.key, row]))
  expect(sent.filter(({ key, transferId, state }) => stored.get(key)?.id !== transferId || stored.get(key)?.state !== state)).toEqual([])
  expect(stored.size).toBe(rows.length)
  expect(new Set(sent.map(({ key }) => key)).size).toBe(sent.length)
}

async function leftOver({ database }: Furnished): Promise<number> {
  const { rows } = await database.pool.query<{ left: number }>(
    `select (select count(*) from audit_pending)::int + (select count(*) from outbox where position is null)::int
      + (select case when exists (select from outbox where attempts > 0) then count(*) else 0 end from outbox where delivered_at is null)::int as left`,
  )
  return rows[0]?.left ?? -1
}

async function holdersOf({ database }: Furnished): Promise<string[]> {
  const { rows } = await database.pool.query<{ holder: string }>("select holder from audit_lease")
  return rows.map(({ holder }) => holder)
}

async function statusOf(url: string): Promise<number> {
  return (await fetch(`${url}/health`)).status
}

function portOf(url: string): number {
  return Number(new URL(url).port)
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const startedAt = performance.now()
  while (!(await isSo())) {
    if (performance.now() - startedAt > patienceMilliseconds) throw new Error(`Waited in vain: ${isSo.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
