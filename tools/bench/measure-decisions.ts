import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import autocannon from "autocannon"
import type { Figure } from "./figure.ts"

interface Serving {
  readonly child: ChildProcess
  readonly url: string
  readonly token: string
  readonly customerIds: readonly string[]
}

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
    await load(serving, seconds.warmUp)
    const results: autocannon.Result[] = []
    for (let run = 0; run < runs; run++) results.push(await load(serving, seconds.run))
    const refused = results.reduce((sum, { non2xx, errors }) => sum + non2xx + errors, 0)
    if (refused > 0) throw new Error(`${refused} requests were not answered with a decision`)
    return [
      {
        name: "transfer decisions over HTTP, durable",
        unit: "per second",
        values: results.map(({ requests }) => requests.average),
        target: "at least 1,000",
      },
      { name: "  latency, median", unit: "ms", values: results.map(({ latency }) => latency.p50) },
      { name: "  latency, 99th percentile", unit: "ms", values: results.map(({ latency }) => latency.p99) },
    ]
  } finally {
    serving.child.kill("SIGTERM")
    await once(serving.child, "exit")
  }
}

async function serve(): Promise<Serving> {
  const script = fileURLToPath(new URL("decision-server.ts", import.meta.url))
  const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] })
  for await (const line of createInterface({ input: child.stdout })) return { child, ...(JSON.parse(line) as Omit<Serving, "child">) }
  throw new Error("The server to be measured did not start")
}

let sent = 0

async function load({ url, token, customerIds }: Serving, duration: number): Promise<autocannon.Result> {
  const request: autocannon.Request = {
    method: "POST",
    path: "/v1/transfers",
    setupRequest: (template) => {
      const number = sent++
      const isHeld = number % 3 === 0
      const otherParty = {
        kind: "natural",
        name: isHeld ? "Demoniyar Zhalgan Synthetic" : `Synthetic Beneficiary ${number}`,
        walletAddress: `TSyntheticBeneficiary${number}`,
      }
      const body = {
        customerId: customerIds[number % customerIds.length],
        direction: "withdrawal",
        asset: "USDT",
        amount: `${(number % 900) + 1}.25`,
        otherParty,
        otherWalletHosting: "vasp",
      }
      return {
        ...template,
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
          "idempotency-key": `bench-${process.pid}-${number}`,
        },
        body: JSON.stringify(body),
      }
    },
  }
  return autocannon({ url, connections, duration, requests: [request] })
}
