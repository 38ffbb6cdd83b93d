import { mkdir, realpath } from "node:fs/promises"
import { join } from "node:path"
import type { Log } from "../log.ts"
import { attendServer } from "./attend-server.ts"
import { chooseRunner } from "./choose-runner.ts"
import { findBinaries } from "./find-binaries.ts"
import { initialiseCluster, readPassword } from "./initialise-cluster.ts"
import type { Postmaster } from "./postmaster.ts"
import { replaySymlinks } from "./replay-symlinks.ts"
import { runServer } from "./run-server.ts"

/*
 * The PostgreSQL that npm installs beside us, for evaluation and for a single node: nothing to set up, nothing to
 * administer. Whoever needs replication, backups or several nodes gives DATABASE_URL instead.
 */

export interface EmbeddedPostgresOptions {
  /** Holds the cluster, its password and its log; made when absent. */
  readonly directory: string
  readonly log?: Log
  /** False gives up safety against crashes for speed: for tests only. */
  readonly durable: boolean
}

export interface EmbeddedPostgres {
  /** Address of the maintenance database `postgres` with the superuser's password. */
  readonly url: string
  /** Stops the server unless another process still uses it. Close your own pools first. */
  stop(): Promise<void>
}

/**
 * Starts the server of a directory, or attaches to the one already running there.
 * Throws an OperatorProblem with its remedy when the platform, the rights or the disk do not allow it.
 */
export async function startEmbeddedPostgres({ directory, log, durable }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const startedAt = performance.now()
  // Others may pass to the cluster, which is closed to them, since the server may have to run as somebody else.
  await mkdir(directory, { recursive: true, mode: 0o711 })
  const home = await realpath(directory)
  const binaries = findBinaries()
  await replaySymlinks(binaries)
  const cluster = join(home, "cluster")
  const runner = await chooseRunner(binaries, cluster)
  const wasInitialised = await initialiseCluster({ runner, cluster, durable })
  const server = await runServer({ runner, cluster, durable, logFile: join(home, "postgres.log") })
  const url = `postgres://shekara:${await readPassword(cluster)}@127.0.0.1:${server.port}/postgres${socketQuery(server)}`
  const milliseconds = Math.round(performance.now() - startedAt)
  log?.info({ directory: home, pid: server.pid, wasInitialised, runsAs: runner.runsAs, milliseconds }, "embedded PostgreSQL is ready")
  return { url, stop: await attendServer({ url, cluster, pid: server.pid }) }
}

/** Drivers take the socket's folder from the query and the port from the address. A folder we may not enter is left out. */
function socketQuery({ socketFolder }: Postmaster): string {
  return socketFolder === undefined ? "" : `?host=${encodeURIComponent(socketFolder)}`
}
