import { once } from "node:events"
import { load, serve } from "./decision-load.ts"
import type { Figure } from "./figure.ts"
import { percentile, sendAtRate } from "./send-at-rate.ts"

const connections = 96
const runs = 3
const seconds = { warmUp: 8, run: 10 }
const rates = { full: 1_500, half: 750 }

/** Durable decisions that come at a fixed rate, whether or not the earlier ones were answered: what is late counts from when it was due. */
export async function measureOpenLoop(): Promise<Figure[]> {
  const serving = await serve()
  try {
    await load(serving, { connections, duration: seconds.warmUp })
    const answered: number[] = []
    const late: { readonly median: number; readonly p99: number }[] = []
    for (let run = 0; run < runs; run++) {
      const half = await sendAtRate(serving, { rate: rates.half, seconds: seconds.run })
      const full = await sendAtRate(serving, { rate: rates.full, seconds: seconds.run })
      if (half.refused + full.refused > 0) throw new Error("Requests were not answered with a decision")
      late.push({ median: percentile(half.latencies, 0.5), p99: percentile(half.latencies, 0.99) })
      answered.push(full.answered)
    }
    const note = "at instants drawn at random, each counted once, from when it was due"
    return [
      { name: `decisions answered at ${rates.full} a second asked, durable`, unit: "per second", values: answered, target: "1,500" },
      { name: `  latency at ${rates.half} a second, median`, unit: "ms", values: late.map(({ median }) => median), note },
      { name: `  latency at ${rates.half} a second, 99th percentile`, unit: "ms", values: late.map(({ p99 }) => p99), target: "under 50" },
    ]
  } finally {
    serving.child.kill("SIGTERM")
    await once(serving.child, "exit")
  }
}
