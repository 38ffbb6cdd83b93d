import { spawn } from "node:child_process"
import { once } from "node:events"
import { chmod, mkdtemp, realpath, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import pg from "pg"
import { onTestFinished } from "vitest"
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../src/runtime/embedded-postgres/embedded-postgres.ts"
import { readPostmaster } from "../src/runtime/embedded-postgres/postmaster.ts"

/** A folder that goes with the test. Others may pass it only if `isOpen`. */
export async function temporaryFolder({ isOpen = false } = {}): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "shekara-postgres-")))
  if (isOpen) await chmod(folder, 0o755)
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A durable server used by this process until the test ends. */
export async function startHere(directory: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ directory, durable: true })
  onTestFinished(postgres.stop)
  return postgres
}

/** A durable server used by another process, which stops it when asked to end kindly. */
export async function startElsewhere(directory: string, identity: { uid?: number; gid?: number } = {}) {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program, directory], {
    ...identity,
    cwd: "/",
    stdio: ["ignore", "pipe", "pipe"],
  })
  const end = async (signal: NodeJS.Signals) => {
    const isOver = child.exitCode !== null || child.signalCode !== null
    if (!isOver && child.kill(signal)) await once(child, "exit")
  }
  onTestFinished(() => end("SIGTERM"))
  const words: string[] = []
  child.stderr.on("data", (chunk: Buffer) => words.push(chunk.toString()))
  const [url] = await Promise.race([once(child.stdout, "data"), once(child, "close").then(() => Promise.reject(new Error(words.join(""))))])
  return { url: String(url).trim(), end }
}

const program = `
import { startEmbeddedPostgres } from ${JSON.stringify(new URL("../src/runtime/embedded-postgres/embedded-postgres.ts", import.meta.url).href)}
const postgres = await startEmbeddedPostgres({ directory: process.argv[1], durable: true })
process.on("SIGTERM", () => postgres.stop())
console.log(postgres.url)
`

/** The only value of the only row of an answer. */
export async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  client.on("error", () => undefined) // Some tests kill the server.
  await client.connect()
  try {
    const { rows } = await client.query({ text: question, rowMode: "array" })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}

/** The process number of the server that runs in a folder. */
export async function pidOf(directory: string): Promise<number> {
  const server = await readPostmaster(join(directory, "cluster"))
  if (server === undefined) throw new Error(`No server runs in ${directory}.`)
  return server.pid
}
