import { type ChildProcess, spawn } from "node:child_process"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import autocannon from "autocannon"

/** A house that is being measured, and what a client of it needs. */
export interface Serving {
  readonly child: ChildProcess
  readonly url: string
  readonly token: string
  readonly customerIds: readonly string[]
  /** For a second node on the same database. */
  readonly databaseUrl: string
  readonly keyFile: string
  /** Holds the embedded database. */
  readonly directory: string
}

/** Starts a house of its own to be measured, as a process of its own. */
export async function serve(): Promise<Serving> {
  const script = fileURLToPath(new URL("decision-server.ts", import.meta.url))
  const child = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] })
  for await (const line of createInterface({ input: child.stdout })) return { child, ...(JSON.parse(line) as Omit<Serving, "child">) }
  throw new Error("The server to be measured did not start")
}

let sent = 0

/** How hard and how long. With `overallRate` requests come at that rate whatever becomes of them, and waiting counts as latency. */
export interface Load {
  readonly connections: number
  /** In seconds. */
  readonly duration: number
  /** Per second; as fast as they are answered where it is left out. */
  readonly overallRate?: number
}

/** Submits new transfers; every third is held. */
export async function load({ url, token, customerIds }: Omit<Serving, "child">, how: Load): Promise<autocannon.Result> {
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
  return autocannon({ ...how, url, requests: [request] })
}
