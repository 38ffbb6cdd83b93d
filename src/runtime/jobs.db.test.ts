import { spawn } from "node:child_process"
import { once } from "node:events"
import { describe, expect, onTestFinished, test } from "vitest"
import { freshDatabase } from "../../test/fresh-database.ts"
import type { JsonObject } from "../vocabulary/json.ts"
import type { Database, Writing } from "./database.ts"
import { type JobSettings, type Jobs, jobSettings, openJobs } from "./jobs.ts"
import { openLog } from "./log.ts"

const log = openLog("silent")
const quick: JobSettings = {
  stopWithinSeconds: 1,
  superviseSeconds: 1,
  queue: { ...jobSettings.queue, retryLimit: 2, retryDelay: 1, retryDelayMax: 1 },
  worker: { ...jobSettings.worker, pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5 },
}

async function open(database: Database, settings: JobSettings = quick): Promise<Jobs> {
  const jobs = await openJobs({ databaseUrl: database.url, log, settings })
  onTestFinished(() => jobs.stop())
  return jobs
}

async function until(isSo: () => boolean | Promise<boolean>, milliseconds = 20_000): Promise<void> {
  const end = performance.now() + milliseconds
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error("It did not come about in time")
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function statesOf({ pool }: Database, name: string): Promise<string[]> {
  const { rows } = await pool.query<{ state: string }>("select state from pgboss.job where name = $1 order by created_on", [name])
  return rows.map(({ state }) => state)
}

describe("jobs", () => {
  test("a job reaches its worker with its data", async () => {
    const database = await freshDatabase()
    const jobs = await open(database)
    const seen: JsonObject[] = []
    await jobs.work("count-things", async (data) => void seen.push(data))
    await jobs.enqueue("count-things", { thingId: "7" })

    await until(() => seen.length === 1)
    expect(seen).toEqual([{ thingId: "7" }])
    await until(async () => (await statesOf(database, "count-things"))[0] === "completed")
  })

  test("a job enqueued in a transaction is gone after its rollback, and there after its commit", async () => {
    const database = await freshDatabase()
    const jobs = await open(database)
    const rolledBack = database.kysely.transaction().execute(async (transaction) => {
      await jobs.enqueue("count-things", { thingId: "1" }, { writing: transaction as Writing })
      throw new Error("the change failed")
    })
    await expect(rolledBack).rejects.toThrow("the change failed")
    expect(await statesOf(database, "count-things")).toEqual([])

    await database.kysely
      .transaction()
      .execute((transaction) => jobs.enqueue("count-things", { thingId: "2" }, { writing: transaction as Writing }))
    expect(await statesOf(database, "count-things")).toEqual(["created"])
  })

  test("a failing job is tried again, then kept among the dead letters; its neighbours are done", async () => {
    const database = await freshDatabase()
    const jobs = await open(database)
    let failures = 0
    const done: unknown[] = []
    await jobs.work("count-things", async ({ thingId }) => {
      if (thingId !== "bad") return void done.push(thingId)
      failures++
      throw new Error("Ivan Petrov cannot be counted")
    })
    for (const thingId of ["a", "bad", "b"]) await jobs.enqueue("count-things", { thingId })

    await until(async () => (await statesOf(database, "count-things.dead")).length === 1)
    expect(failures).toBe(3)
    expect(done.sort()).toEqual(["a", "b"])
    const { rows } = await database.pool.query("select output::text from pgboss.job where output is not null")
    expect(JSON.stringify(rows), "the message of an error may hold anything, so the queue keeps none").not.toContain("Petrov")
  })

  test("a job that fails names the request that set it in motion, which its handler never sees", async () => {
    const database = await freshDatabase()
    const lines: string[] = []
    const kept = openLog("error", { write: (line) => void lines.push(line) })
    const jobs = await openJobs({ databaseUrl: database.url, log: kept, settings: quick })
    onTestFinished(() => jobs.stop())
    const seen: JsonObject[] = []
    await jobs.work("count-things", async (data) => {
      seen.push(data)
      throw new Error("no")
    })
    await jobs.enqueue("count-things", { thingId: "7" }, { correlationId: "a-correlation" })
    await until(() => lines.length > 0)
    expect(seen[0]).toEqual({ thingId: "7" })
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ correlationId: "a-correlation", msg: "A job failed" })
  })

  test("a crashed worker's job is taken again by another node", async () => {
    const database = await freshDatabase()
    const jobs = await open(database)
    await jobs.enqueue("count-things", { thingId: "7" })
    const node = spawnWorker(database.url)
    await once(node.stdout, "data")
    node.kill("SIGKILL")
    await once(node, "exit")
    expect(await statesOf(database, "count-things")).toEqual(["active"])

    // The heartbeats that are missing for half a minute, without waiting for them.
    await database.pool.query("update pgboss.job set heartbeat_on = heartbeat_on - interval '1 minute' where state = 'active'")
    const seen: JsonObject[] = []
    await jobs.work("count-things", async (data) => void seen.push(data))
    await until(() => seen.length === 1)
    expect(seen).toEqual([{ thingId: "7" }])
  })

  test("stopping waits for what runs", async () => {
    const database = await freshDatabase()
    const jobs = await openJobs({ databaseUrl: database.url, log, settings: { ...quick, stopWithinSeconds: 10 } })
    let hasBegun = false
    await jobs.work("count-things", async () => {
      hasBegun = true
      await new Promise((resolve) => setTimeout(resolve, 300))
    })
    await jobs.enqueue("count-things", {})
    await until(() => hasBegun)
    await jobs.stop()
    expect(await statesOf(database, "count-things")).toEqual(["completed"])
  })

  test("stopping hands back what does not end in time", async () => {
    const database = await freshDatabase()
    const jobs = await openJobs({ databaseUrl: database.url, log, settings: quick })
    let hasBegun = false
    let end: () => void = () => undefined
    await jobs.work("count-things", async () => {
      hasBegun = true
      await new Promise<void>((resolve) => {
        end = resolve
      })
    })
    await jobs.enqueue("count-things", {})
    await until(() => hasBegun)
    await jobs.stop()
    end()
    expect(await statesOf(database, "count-things")).toEqual(["retry"])
  })

  test("a schedule is kept once per name", async () => {
    const database = await freshDatabase()
    const jobs = await open(database)
    await jobs.schedule("count-things", "0 3 * * *")
    await jobs.schedule("count-things", "0 4 * * *", { thingId: "7" })
    const { rows } = await database.pool.query("select name, cron, timezone, data from pgboss.schedule")
    expect(rows).toEqual([{ name: "count-things", cron: "0 4 * * *", timezone: "Asia/Almaty", data: { thingId: "7" } }])
  })

  test("a worker does not crawl: five hundred jobs take seconds", async () => {
    const database = await freshDatabase()
    const jobs = await open(database, jobSettings)
    let done = 0
    await Promise.all(Array.from({ length: 500 }, (_, index) => jobs.enqueue("count-things", { index })))
    const began = performance.now()
    await jobs.work("count-things", async () => void done++)
    await until(() => done === 500)
    const perSecond = Math.round(500 / ((performance.now() - began) / 1000))
    console.info(`jobs: ${perSecond} a second`)
    expect(perSecond).toBeGreaterThan(50)
  })
})

/** Another node: a process that takes a job, says so, and never ends it. */
function spawnWorker(databaseUrl: string) {
  const script = `
    import { openJobs } from ${JSON.stringify(new URL("jobs.ts", import.meta.url).href)}
    import { openLog } from ${JSON.stringify(new URL("log.ts", import.meta.url).href)}
    const jobs = await openJobs({ databaseUrl: process.argv[1], log: openLog("silent") })
    await jobs.work("count-things", () => new Promise(() => console.log("took it")))`
  return spawn(process.execPath, ["--input-type=module", "--eval", script, databaseUrl], { stdio: ["ignore", "pipe", "inherit"] })
}
