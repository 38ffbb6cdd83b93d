import { execFile } from "node:child_process"
import { randomBytes } from "node:crypto"
import { chown, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { promisify } from "node:util"
import { OperatorProblem } from "../operator-problem.ts"
import { commandOf, type Runner } from "./choose-runner.ts"

const passwordFile = "shekara-password"
const passwordBytes = 24

/**
 * Makes the cluster unless it is there, and says whether it did. Works aside and renames at the end, so that a crash
 * leaves no half-made cluster, and of two processes at once one wins and the other uses the winner's.
 */
export async function initialiseCluster({
  runner,
  cluster,
  durable,
}: {
  runner: Runner
  cluster: string
  durable: boolean
}): Promise<boolean> {
  if (await exists(cluster)) return false
  const aside = await mkdtemp(`${cluster}-in-the-making-`)
  try {
    await giveTo(runner, aside)
    await runInitdb(runner, aside, durable)
    await rename(aside, cluster)
    return true
  } catch (cause) {
    if (await exists(cluster)) return false
    throw cause
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

/** The superuser's password, which only the owner of the cluster can read. */
export async function readPassword(cluster: string): Promise<string> {
  return readFile(join(cluster, passwordFile), "utf8")
}

async function runInitdb(runner: Runner, aside: string, durable: boolean): Promise<void> {
  const password = `${aside}-password`
  await writeFile(password, randomBytes(passwordBytes).toString("base64url"), { mode: 0o600, flag: "wx" })
  await giveTo(runner, password)
  // The builtin locale sorts by code point and knows upper and lower case of every script, on every machine alike.
  const { command, args, options } = commandOf(runner, "initdb", [
    "--pgdata",
    aside,
    "--username=shekara",
    "--auth=scram-sha-256",
    `--pwfile=${password}`,
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
    ...(durable ? [] : ["--no-sync"]),
  ])
  try {
    await promisify(execFile)(command, args, options)
    await rename(password, join(aside, passwordFile))
  } catch (cause) {
    await rm(password, { force: true })
    throw new OperatorProblem(
      `The embedded database could not be made in ${dirname(aside)}: ${cause instanceof Error ? cause.message : ""}\nMake room there, choose another folder with SHEKARA_DATA, or give DATABASE_URL.`,
      cause,
    )
  }
}

async function giveTo({ owner }: Runner, path: string): Promise<void> {
  if (owner !== undefined) await chown(path, owner.uid, owner.gid)
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
