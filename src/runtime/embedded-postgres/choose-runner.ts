import { spawnSync } from "node:child_process"
import { readFile, stat } from "node:fs/promises"
import { join } from "node:path"
import { OperatorProblem } from "../operator-problem.ts"

/** How PostgreSQL's programs are run. They refuse to run as root, so root needs a way round. */
export interface Runner {
  readonly binaries: string
  /** Command and leading arguments before the program; empty when it is run directly. */
  readonly prefix: readonly string[]
  /** Whom the child process becomes when it is spawned; absent when it stays who we are, or when the prefix sees to it. */
  readonly spawnedAs?: Identity
  /** To whom the cluster's files belong; absent when they are ours. */
  readonly owner?: Identity
  /** In words, for the log. */
  readonly runsAs: string
}

export interface Identity {
  readonly uid: number
  readonly gid: number
}

const root = 0

/**
 * Not root: directly. Root: as the owner of the cluster when that is somebody else; otherwise, in this order, in a user
 * namespace where root is called nobody (the files stay root's), as nobody who may still pass our folders, or as plain
 * nobody. Containers commonly forbid the first. Each way is tried out before it is taken.
 */
export async function chooseRunner(binaries: string, cluster: string): Promise<Runner> {
  const owner = await ownerOf(cluster)
  const self = process.getuid?.()
  if (self !== root) {
    if (owner !== undefined && owner.uid !== self) throw foreignCluster(cluster, owner.uid)
    return tried([{ binaries, prefix: [], runsAs: "the user who started us" }])
  }
  if (owner !== undefined && owner.uid !== root) return tried(waysAs(binaries, owner))
  const nobody = await findNobody()
  const inNamespace: Runner = { binaries, prefix: ["unshare", "--user", `--map-user=${nobody.uid}`], runsAs: "root, in a user namespace" }
  const runner = tried([inNamespace, ...waysAs(binaries, nobody)])
  if (owner !== undefined && runner !== inNamespace) handOver(cluster, nobody)
  return runner
}

/** Two ways to run as somebody else. Without the capability, programs and cluster must lie where that user can reach them. */
function waysAs(binaries: string, owner: Identity): readonly [Runner, Runner] {
  const become = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups"]
  const keepPassing = ["--securebits=+no_setuid_fixup", "--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
  const runsAs = `user ${owner.uid}`
  return [
    { binaries, prefix: ["setpriv", ...become, ...keepPassing], owner, runsAs: `${runsAs}, passing every folder` },
    { binaries, prefix: [], spawnedAs: owner, owner, runsAs },
  ]
}

function tried(ways: readonly [Runner, ...Runner[]]): Runner {
  const failures: string[] = []
  for (const way of ways) {
    const { command, args, options } = commandOf(way, "postgres", ["--version"])
    const { status, stderr, error } = spawnSync(command, args, { ...options, encoding: "utf8" })
    if (status === 0) return way
    failures.push(`${way.runsAs}: ${(error?.message ?? stderr).trim()}`)
  }
  throw new OperatorProblem(
    `The PostgreSQL that came with the dependencies (${ways[0].binaries}) does not run on this machine:\n  ${failures.join("\n  ")}\n` +
      "It needs glibc 2.27 or later, and a user other than root who can reach it. Run Shekara as an ordinary user, or give the address of a PostgreSQL 17 or later in DATABASE_URL.",
  )
}

/** The command line and spawn options of one of PostgreSQL's programs under a runner. */
export function commandOf({ binaries, prefix, spawnedAs }: Runner, program: "initdb" | "postgres", args: readonly string[]) {
  const [command, ...rest] = [...prefix, join(binaries, "bin", program), ...args] as [string, ...string[]]
  return { command, args: rest, options: { cwd: "/", ...spawnedAs } }
}

async function ownerOf(cluster: string): Promise<Identity | undefined> {
  return stat(cluster).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return undefined
    throw cause
  })
}

/** PostgreSQL must be able to look its user up by number, so an invented number does not do. */
async function findNobody(): Promise<Identity> {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"))
  const [, , uid, gid] = lines.find(([name]) => name === "nobody") ?? lines.find(([, , id]) => Number(id) > root) ?? []
  if (uid === undefined || gid === undefined) {
    throw new OperatorProblem(
      "PostgreSQL does not run as root, and this machine knows no other user. Add one, or give the address of a PostgreSQL in DATABASE_URL.",
    )
  }
  return { uid: Number(uid), gid: Number(gid) }
}

function handOver(cluster: string, { uid, gid }: Identity): void {
  const { status, stderr } = spawnSync("chown", ["-R", `${uid}:${gid}`, cluster], { encoding: "utf8" })
  if (status !== 0) throw new OperatorProblem(`The database folder ${cluster} could not be given to user ${uid}: ${stderr}`)
}

function foreignCluster(cluster: string, owner: number): OperatorProblem {
  return new OperatorProblem(
    `The database folder ${cluster} belongs to user ${owner}. Start Shekara as that user, or choose another folder with SHEKARA_DATA.`,
  )
}
