import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import pg from "pg"
import { load, type Serving, serve } from "./decision-load.ts"
import { type Figure, median } from "./figure.ts"

/** As many in both cases, so that the machine is as busy: what a decision costs when it counts. */
const connections = 64
const runs = 3
const seconds = { warmUp: 8, run: 8 }
/** Linux counts processor time in hundredths of a second. */
const ticksPerSecond = 100
const untilPlacedMilliseconds = 50

/** Processor time of one decision, server and database together, with one node and with two on the same database. Linux only. */
export async function measureNodes(): Promise<Figure[]> {
  const serving = await serve()
  const started: ChildProcess[] = [serving.child]
  try {
    const other = await startNode(serving)
    started.push(other.child)
    const nodes = [serving, { ...serving, url: other.url }]
    // Each first works as hard as it will: a process whose code is still being compiled costs twice as much.
    for (const node of nodes) await load(node, { connections, duration: seconds.warmUp })
    const one: number[] = []
    const two: number[] = []
    for (let run = 0; run < runs; run++) {
      one.push(await cost(nodes.slice(0, 1)))
      two.push(await cost(nodes))
    }
    const more = (median(two) / median(one) - 1) * 100
    return [
      {
        name: "processor time of a decision, one node",
        unit: "ms",
        values: one,
        note: "server and database, as fast as they can, placing in the log included",
      },
      { name: "processor time of a decision, two nodes", unit: "ms", values: two },
      { name: "  two nodes above one", unit: "%", values: [more], target: "at most 15" },
    ]
  } finally {
    for (const child of started.reverse()) {
      child.kill("SIGTERM")
      await once(child, "exit")
    }
  }

  async function cost(nodes: readonly Serving[]): Promise<number> {
    const how = { connections: connections / nodes.length, duration: seconds.run }
    const before = spentBy(started, serving.directory)
    const results = await Promise.all(nodes.map((node) => load(node, how)))
    await untilPlaced(serving)
    const decisions = results.reduce((sum, result) => sum + result["2xx"], 0)
    return ((spentBy(started, serving.directory) - before) / decisions) * 1_000
  }
}

/** Waits until the log and the feed have all that was decided: the work that a busy node puts off is paid for as well. */
async function untilPlaced({ databaseUrl }: Serving): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const pending = "select exists (select from audit_pending) or exists (select from outbox where position is null) as pending"
  while ((await client.query<{ pending: boolean }>(pending)).rows[0]?.pending === true) await sleep(untilPlacedMilliseconds)
  await client.end()
}

async function startNode({ databaseUrl, keyFile }: Serving): Promise<{ child: ChildProcess; url: string }> {
  const script = fileURLToPath(new URL("decision-node.ts", import.meta.url))
  const child = spawn(process.execPath, [script, databaseUrl, keyFile], { stdio: ["ignore", "pipe", "inherit"] })
  for await (const line of createInterface({ input: child.stdout })) return { child, ...(JSON.parse(line) as { url: string }) }
  throw new Error("The second node did not start")
}

/** Seconds of processor time of the servers and of every process of the database. Those of the database that ended count with their parent. */
function spentBy(servers: readonly ChildProcess[], directory: string): number {
  const postmaster = Number(readFileSync(join(directory, "cluster", "postmaster.pid"), "utf8").split("\n")[0])
  const ofDatabase = readdirSync("/proc").filter((pid) => /^\d+$/.test(pid) && (Number(pid) === postmaster || parentOf(pid) === postmaster))
  const own = [...servers.map(({ pid }) => String(pid)), ...ofDatabase].map((pid) => ticksOf(pid, Number(pid) === postmaster))
  return own.reduce((sum, ticks) => sum + ticks, 0) / ticksPerSecond
}

function parentOf(pid: string): number {
  return Number(statOf(pid)[1])
}

function ticksOf(pid: string, withEnded: boolean): number {
  const stat = statOf(pid)
  const counted = withEnded ? stat.slice(11, 15) : stat.slice(11, 13)
  return counted.reduce((sum, ticks) => sum + Number(ticks), 0)
}

/** The fields of /proc/PID/stat after the command's name, from the state on; none of a process that has ended. */
function statOf(pid: string): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8")
    return text.slice(text.lastIndexOf(")") + 2).split(" ")
  } catch {
    return [] // It ended between the listing and the look.
  }
}
