import { once } from "node:events"
import type autocannon from "autocannon"
import { load, serve } from "./decision-load.ts"
import type { Figure } from "./figure.ts"

const seconds = { warmUp: 4, run: 8 }
const runs = 3
const connections = 32

/**
 * Durable decisions over HTTP: each request is a new transfer, gathered, assessed and committed with its audit entry
 * before it is answered. Load, server and database share the machine. Two in three are released, one in three is held.
 */
export async function measureDecisions(): Promise<Figure[]> {
  const serving = await serve()
  try {
    await load(serving, { connections, duration: seconds.warmUp })
    const results: autocannon.Result[] = []
    for (let run = 0; run < runs; run++) results.push(await load(serving, { connections, duration: seconds.run }))
    const refused = results.reduce((sum, { non2xx, errors }) => sum + non2xx + errors, 0)
    if (refused > 0) throw new Error(`${refused} requests were not answered with a decision`)
    return [
      {
        name: "transfer decisions over HTTP, durable",
        unit: "per second",
        values: results.map(({ requests }) => requests.average),
        target: "at least 1,000",
        note: "bound by the processors that load, server and database share",
      },
      { name: "  latency, median", unit: "ms", values: results.map(({ latency }) => latency.p50) },
      { name: "  latency, 99th percentile", unit: "ms", values: results.map(({ latency }) => latency.p99) },
    ]
  } finally {
    serving.child.kill("SIGTERM")
    await once(serving.child, "exit")
  }
}
