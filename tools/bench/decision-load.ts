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

/** What a client sends with each new transfer; every third is held. */
export function nextTransfer({ token, customerIds }: Pick<Serving, "token" | "customerIds">): {
  headers: Record<string, string>
  body: string
} {
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
  const headers = {
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
    "idempotency-key": `bench-${process.pid}-${number}`,
  }
  return { headers, body: JSON.stringify(body) }
}

/** Submits new transfers over so many connections, each as soon as the one before is answered. */
export async function load(
  serving: Omit<Serving, "child">,
  how: { readonly connections: number; readonly duration: number },
): Promise<autocannon.Result> {
  const request: autocannon.Request = {
    method: "POST",
    path: "/v1/transfers",
    setupRequest: (template) => ({ ...template, ...nextTransfer(serving) }),
  }
  return autocannon({ ...how, url: serving.url, requests: [request] })
}
