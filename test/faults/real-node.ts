import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { onTestFinished } from "vitest"
import { webhookSecret } from "../contract/webhook-receiver.ts"
import { testKeys } from "../test-keys.ts"

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url))

/** A server process of the house, as an operator starts it on a database that is not embedded. */
export interface RealNode {
  readonly url: string
  /** Ends it without a word, as a power cut would. */
  kill(): Promise<void>
}

/** Starts a node and waits until it is ready. Several may share one database; they share its key as well. */
export async function startNode(databaseUrl: string, { webhookUrl }: { webhookUrl?: string } = {}): Promise<RealNode> {
  const folder = await mkdtemp(join(tmpdir(), "shekara-node-"))
  const secretFile = join(folder, "webhook-secret")
  await writeFile(secretFile, webhookSecret)
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      DATABASE_URL: databaseUrl,
      SHEKARA_DATA: folder,
      SHEKARA_KEY: testKeys.key,
      SHEKARA_PORT: "0",
      SHEKARA_LOG_LEVEL: "fatal",
      ...(webhookUrl === undefined ? {} : { SHEKARA_WEBHOOK_URL: webhookUrl, SHEKARA_WEBHOOK_SECRET_FILE: secretFile }),
    },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill("SIGKILL")
    await once(child, "exit")
  }
  onTestFinished(async () => {
    await end()
    await rm(folder, { recursive: true, force: true })
  })
  let words = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (words += chunk.toString()))
  while (!words.includes("Stop with Ctrl-C.")) {
    if (child.exitCode !== null) throw new Error(`The node ended:\n${words}`)
    await Promise.race([once(child.stdout, "data"), once(child, "close")])
  }
  return { url: /is ready after [\d.]+ s: (\S+)/.exec(words)?.[1] ?? "", kill: end }
}
