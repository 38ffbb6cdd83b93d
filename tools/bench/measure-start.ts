import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { findPort } from "../../src/runtime/find-port.ts"
import type { Figure } from "./figure.ts"

const runs = 5
const pauseMilliseconds = 10
const patienceMilliseconds = 60_000

/** From the command to the first answer of `/health`, on the embedded database: the very first start makes the cluster, later ones find it. */
export async function measureStart(): Promise<Figure[]> {
  const directory = await mkdtemp(join(tmpdir(), "shekara-start-"))
  try {
    const first = await startOnce(directory)
    const later: number[] = []
    for (let run = 0; run < runs; run++) later.push(await startOnce(directory))
    return [
      { name: "cold start to ready, first of all", unit: "s", values: [first] },
      { name: "cold start to ready, later ones", unit: "s", values: later, target: "under 5" },
    ]
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function startOnce(directory: string): Promise<number> {
  const port = await findPort("127.0.0.1")
  const environment = { ...process.env, SHEKARA_DATA: directory, SHEKARA_PORT: String(port), SHEKARA_LOG_LEVEL: "error" }
  const startedAt = performance.now()
  const child = spawn(process.execPath, ["run.mjs", "src/main.ts"], { env: environment, stdio: ["ignore", "ignore", "inherit"] })
  try {
    while (!(await answers(port))) {
      if (child.exitCode !== null || performance.now() - startedAt > patienceMilliseconds) throw new Error("The house did not start")
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds))
    }
    return (performance.now() - startedAt) / 1000
  } finally {
    const ended = once(child, "exit")
    child.kill("SIGTERM")
    await ended
  }
}

async function answers(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined)
  return answer?.ok === true
}
