import { type ChildProcess, spawn } from "node:child_process"
import { open, readFile } from "node:fs/promises"
import { createServer } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { OperatorProblem } from "../operator-problem.ts"
import { commandOf, type Runner } from "./choose-runner.ts"
import { type Postmaster, readPostmaster, removeStaleLock } from "./postmaster.ts"

export interface ServerOrder {
  readonly runner: Runner
  readonly cluster: string
  readonly durable: boolean
  readonly logFile: string
}

const pollMilliseconds = 10
/** After a crash the lock of the dead server stands in the way until its last child is gone, one to two seconds as measured. */
const retryMilliseconds = 5_000
const betweenTriesMilliseconds = 200
/** Recovery after a crash under load can take a while. */
const readyMilliseconds = 60_000
const logTailLines = 12

/** Brings up the server of a cluster, or finds the one that already runs there, and waits until it takes connections. */
export async function runServer(order: ServerOrder): Promise<Postmaster> {
  const startedAt = performance.now()
  let child: ChildProcess | undefined
  while (performance.now() - startedAt < readyMilliseconds) {
    const server = await readPostmaster(order.cluster)
    if (server?.isReady === true) return server
    if (server === undefined && !isRunning(child)) {
      if (child !== undefined && performance.now() - startedAt > retryMilliseconds) break
      if (child !== undefined) await sleep(betweenTriesMilliseconds)
      if (child !== undefined) await removeStaleLock(order.cluster)
      child = await spawnServer(order)
    }
    await sleep(pollMilliseconds)
  }
  throw new OperatorProblem(
    `The embedded database in ${order.cluster} did not start. The end of its log (${order.logFile}):\n${await tailOf(order.logFile)}\nSet right what the log names, choose another folder with SHEKARA_DATA, or give DATABASE_URL.`,
  )
}

function isRunning(child: ChildProcess | undefined): boolean {
  return child !== undefined && child.exitCode === null && child.signalCode === null
}

/** Starts it in a session of its own: an interrupt at the keyboard must reach us first, and the database only through us. */
async function spawnServer({ runner, cluster, durable, logFile }: ServerOrder): Promise<ChildProcess> {
  const settings = [
    `port=${await freePort()}`,
    `unix_socket_directories=${socketFolderOf(cluster)}`,
    ...fixedSettings,
    ...(durable ? [] : hastySettings),
  ]
  const { command, args, options } = commandOf(runner, "postgres", ["-D", cluster, ...settings.flatMap((setting) => ["-c", setting])])
  const log = await open(logFile, "a", 0o600)
  const child = spawn(command, args, { ...options, detached: true, stdio: ["ignore", log.fd, log.fd] })
  child.on("error", () => undefined) // A program that cannot be started shows as one that is not running.
  child.unref()
  await log.close()
  return child
}

/** The kernel keeps about a hundred bytes of a socket's path; a cluster deeper than that is reached by the loopback interface alone. */
const longestSocketFolder = 85

/** Over a Unix socket a small query costs about a sixth less than over loopback, as measured; the cluster's own folder is closed to everybody else. */
function socketFolderOf(cluster: string): string {
  return process.platform === "win32" || Buffer.byteLength(cluster) > longestSocketFolder ? "" : cluster
}

/** Error messages can quote the data of customers, so the server's log keeps what concerns the server alone. */
const fixedSettings = [
  "listen_addresses=127.0.0.1",
  "password_encryption=scram-sha-256",
  "TimeZone=UTC",
  "log_timezone=UTC",
  "log_min_messages=log",
  "log_min_error_statement=panic",
  "log_error_verbosity=terse",
  "log_checkpoints=off",
]

const hastySettings = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"]

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === "string") throw new Error("A TCP server has no port.")
  return address.port
}

async function tailOf(file: string): Promise<string> {
  const lines = (await readFile(file, "utf8")).trimEnd().split("\n")
  return lines.slice(-logTailLines).join("\n")
}
