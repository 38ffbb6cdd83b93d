import { readdir, readFile, readlink, rm, stat } from "node:fs/promises"
import { join } from "node:path"

/** A running server, as the lock file in its cluster describes it. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  /** Folder of its Unix socket; absent where it listens on the loopback interface alone. */
  readonly socketFolder?: string
  readonly isReady: boolean
}

const lockFile = "postmaster.pid"

/** The server that runs in a cluster, whoever started it; undefined when none does, whatever a stale lock says. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const [pid, , , port, socketFolder, , , status] = (await readIfThere(join(cluster, lockFile))).split("\n")
  if (!isPositive(pid) || !(await isServerOf(cluster, Number(pid)))) return undefined
  const socket = socketFolder === undefined || socketFolder === "" ? {} : { socketFolder }
  return { pid: Number(pid), port: Number(port), ...socket, isReady: isPositive(port) && status?.trim() === "ready" }
}

/** Whether a process is the server of a cluster. A zombie is not, nor is a stranger who was given a dead server's number. */
export async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  if (process.platform === "linux") return (await readIfThere(`/proc/${pid}/cmdline`)).split("\0").includes(cluster)
  try {
    return process.kill(pid, 0)
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === "EPERM"
  }
}

/**
 * Removes the lock of a dead server whose number now belongs to a stranger, as after a power cut; PostgreSQL would refuse
 * to start for ever. Keeps it while any child of the dead server may live on, for two servers on one cluster destroy it.
 */
export async function removeStaleLock(cluster: string): Promise<void> {
  if (process.platform !== "linux") return
  for (const pid of (await readdir("/proc")).filter(isPositive)) {
    if (await mayWorkIn(cluster, pid)) return
  }
  if ((await readPostmaster(cluster)) === undefined) await rm(join(cluster, lockFile), { force: true })
}

/**
 * Every process of a server works in its cluster. One of PostgreSQL's into which we may not look counts as working there,
 * unless it belongs to somebody else: PostgreSQL serves a cluster as its owner, and ours would be ours.
 */
async function mayWorkIn(cluster: string, pid: string): Promise<boolean> {
  return readlink(`/proc/${pid}/cwd`).then(
    (folder) => folder === cluster,
    async (cause: NodeJS.ErrnoException) =>
      isForbidden(cause) &&
      (await ownerOf(pid)) === process.getuid?.() &&
      (await readIfThere(`/proc/${pid}/cmdline`)).startsWith("postgres:"),
  )
}

/** The user a process runs as; undefined once it is gone. */
async function ownerOf(pid: string): Promise<number | undefined> {
  return stat(`/proc/${pid}`).then(
    ({ uid }) => uid,
    () => undefined,
  )
}

function isForbidden({ code }: NodeJS.ErrnoException): boolean {
  return code === "EACCES" || code === "EPERM"
}

function isPositive(text: string | undefined): text is string {
  return /^[1-9]\d*$/.test(text ?? "")
}

async function readIfThere(file: string): Promise<string> {
  return readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT" || cause.code === "ESRCH") return ""
    throw cause
  })
}
