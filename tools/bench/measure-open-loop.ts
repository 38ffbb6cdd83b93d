import { once } from "node:events"
import { load, serve } from "./decision-load.ts"
import type { Figure } from "./figure.ts"

const connections = 96
const runs = 3
const seconds = { warmUp: 5, run: 10 }
const rates = { full: 1_500, half: 750 }

/** Durable decisions that come at a fixed rate, whether or not the earlier ones were answered: what is late counts from when it was due. */
export async function measureOpenLoop(): Promise<Figure[]> {
  const serving = await serve()
  try {
    await load(serving, { connections, duration: seconds.warmUp })
    const answered: number[] = []
    const late: number[] = []
    for (let run = 0; run < runs; run++) {
      const half = await load(serving, { connections, duration: seconds.run, overallRate: rates.half })
      const full = await load(serving, { connections, duration: seconds.run, overallRate: rates.full })
      if (half.non2xx + half.errors + full.non2xx + full.errors > 0) throw new Error("Requests were not answered with a decision")
      late.push(half.latency.p99)
      answered.push(full.requests.average)
    }
    return [
      { name: `decisions answered at ${rates.full} a second asked, durable`, unit: "per second", values: answered, target: "1,500" },
      { name: `  latency at ${rates.half} a second, 99th percentile`, unit: "ms", values: late, target: "under 50" },
    ]
  } finally {
    serving.child.kill("SIGTERM")
    await once(serving.child, "exit")
  }
}
