import { request } from "node:http"
import type { AddressInfo } from "node:net"
import { describe, expect, onTestFinished, test } from "vitest"
import { auditApp } from "../../test/builders/audit-app.ts"
import { freshDatabase } from "../../test/fresh-database.ts"
import type { Database } from "../runtime/database.ts"
import { newId } from "../runtime/new-id.ts"
import { openSequencer } from "./sequence-entries.flow.ts"

const clock = { now: () => "2026-11-22T08:00:00.000Z" }
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A log of `count` entries of `bytes` each behind a listening server, and how many batches were read from it so far. */
async function listen({ count, bytes }: { count: number; bytes: number }) {
  const database = await freshDatabase()
  const entityId = newId()
  await fill(database, { entityId, count, bytes })
  const app = await auditApp({ database, clock, entityId, userId: newId() })
  await app.listen({ host: "127.0.0.1", port: 0 })
  onTestFinished(() => app.close())
  let queries = 0
  database.pool.on("acquire", () => queries++)
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/v1/audit/export`
  const connections = () => new Promise((resolve) => app.server.getConnections((_, count) => resolve(count)))
  return { database, entityId, url, queries: () => queries, connections }
}

/** The count, once it has stayed the same for a while. Where nobody stops it, it ends at the whole log. */
async function untilStill(count: () => number): Promise<number> {
  const before = count()
  await pause(500)
  return count() === before ? before : untilStill(count)
}

async function fill(database: Database, { entityId, count, bytes }: { entityId: string; count: number; bytes: number }): Promise<void> {
  await database.pool.query(
    `with ids as (select unnest($2::uuid[]) as entry_id),
     entries as (insert into audit_entry select $1, entry_id, now(), 'thing.done', 'system', 'thing', '1', convert_to(repeat('x', $3), 'UTF8'), '\\x00' from ids)
     insert into audit_pending select $1, entry_id from ids`,
    [entityId, Array.from({ length: count }, newId), bytes],
  )
  const sequencer = openSequencer({ database, clock, newId })
  while ((await sequencer.sequence(entityId)) === "more");
}

async function lengthOf(answer: Response): Promise<number> {
  return (await answer.text()).length
}

describe("exporting a log longer than one wants in memory", () => {
  test("reads on only as the caller takes it, and ends when the caller goes", async () => {
    // 96 MB in 48 batches; what the sockets buffer by themselves is a small part of it.
    const { url, queries, connections } = await listen({ count: 24_000, bytes: 4_000 })
    const slow = request(url, { headers: { "x-role": "examiner" } })
    slow.end()
    await new Promise((resolve) => slow.once("response", (answer) => answer.once("readable", resolve)))
    const afterWaiting = await untilStill(queries)
    expect(afterWaiting, "what is read while the caller takes nothing").toBeLessThan(30)
    slow.destroy()
    await expect.poll(connections).toBe(0)
    expect((await untilStill(queries)) - afterWaiting, "and nothing after it has gone").toBeLessThan(3)
  })

  test.each([
    ["at the end", "position >= 600"],
    ["in the middle", "position = 700"],
  ])("breaks off visibly when positions are missing %s", async (_, missing) => {
    const { database, url } = await listen({ count: 1_000, bytes: 10 })
    await database.pool.query("alter table audit_position disable trigger all")
    await database.pool.query(`delete from audit_position where ${missing}`)

    const answer = await fetch(url, { headers: { "x-role": "examiner" } })
    expect(answer.status).toBe(200)
    await expect(lengthOf(answer)).rejects.toThrow()
  })

  test("fails as a whole when positions are missing before anything was sent", async () => {
    const { database, url } = await listen({ count: 10, bytes: 10 })
    await database.pool.query("alter table audit_position disable trigger all")
    await database.pool.query("delete from audit_position where position = 3")

    expect((await fetch(url, { headers: { "x-role": "examiner" } })).status).toBe(500)
  })
})
