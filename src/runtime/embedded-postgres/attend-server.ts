import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { OperatorProblem } from "../operator-problem.ts"
import { isServerOf } from "./postmaster.ts"

const attendance = "shekara attendance"
const pollMilliseconds = 10
const stopMilliseconds = 30_000

/**
 * Keeps one connection open as a sign that this process uses the server, and gives the function that ends the use.
 * The last to leave stops the server, so that a command line beside a running service takes nothing away from it,
 * and a server orphaned by a crash is stopped by whoever adopted it.
 */
export async function attendServer(server: { url: string; cluster: string; pid: number }): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: server.url, application_name: attendance, keepAlive: true })
  client.on("error", () => undefined) // The pools of the house notice a lost server by themselves.
  await client.connect().catch((cause) => {
    throw new OperatorProblem(
      `The embedded database of ${server.cluster} runs but does not let us in. Stop process ${server.pid} and start again.`,
      cause,
    )
  })
  let stopped: Promise<void> | undefined
  return () => (stopped ??= leave(client, server))
}

async function leave(client: pg.Client, { cluster, pid }: { cluster: string; pid: number }): Promise<void> {
  const isLast = await isAlone(client)
  await client.end().catch(() => undefined) // A connection that is already lost is as good as ended.
  if (!isLast || !(await isServerOf(cluster, pid))) return
  process.kill(pid, "SIGINT")
  const startedAt = performance.now()
  while (await isServerOf(cluster, pid)) {
    if (performance.now() - startedAt > stopMilliseconds)
      throw new OperatorProblem(`The embedded database (process ${pid}) does not stop. End it with: kill -INT ${pid}`)
    await sleep(pollMilliseconds)
  }
}

async function isAlone(client: pg.Client): Promise<boolean> {
  try {
    const { rows } = await client.query("select count(*)::int as present from pg_stat_activity where application_name = $1", [attendance])
    return rows[0]?.present === 1
  } catch {
    // A server that no longer answers us is one we try to stop; it does nothing if it is already down.
    return true
  }
}
