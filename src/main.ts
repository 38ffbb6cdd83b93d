import { isAdministered } from "./access/access.store.ts"
import { firstStart } from "./access/first-start.flow.ts"
import type { OpenDemonstration } from "./api/demonstration.routes.ts"
import { prepareConsole } from "./api/prepare-console.ts"
import { type House, type HouseOrder, openHouse } from "./house.ts"
import { type Config, readConfig } from "./runtime/config.ts"
import { closeDatabase, openDatabase } from "./runtime/database.ts"
import { createDatabase } from "./runtime/embedded-postgres/create-database.ts"
import { createHouseRole } from "./runtime/embedded-postgres/create-role.ts"
import { startEmbeddedPostgres } from "./runtime/embedded-postgres/embedded-postgres.ts"
import { isLoopback } from "./runtime/is-loopback.ts"
import { type Log, openLog } from "./runtime/log.ts"
import { OperatorProblem } from "./runtime/operator-problem.ts"

/* Starts Shekara: the database, the house on it, and a word to whoever started it. */

const embeddedName = "shekara"
const progressEvery = 300
const sameSignalMilliseconds = 500

const portRemedies: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program listens there, perhaps another Shekara.\nStop it, or choose another port: SHEKARA_PORT=8421 npm start",
  EACCES: "this user may not open that port.\nChoose one above 1023 with SHEKARA_PORT.",
  EADDRNOTAVAIL: "that is no address of this machine.\nCorrect SHEKARA_HOST, or leave it out.",
}

/** The database server, and the house's own database on it. */
interface Server {
  readonly url: string
  readonly name: string
  /** In words, without a password. */
  readonly where: string
  /** For a database on it that was made or migrated: by which role the house works there, and which owns it. */
  readonly rolesOf: (ownerUrl: string) => Promise<Pick<HouseOrder, "databaseUrl" | "ownerUrl">>
}

/** What is to be undone at the end, in reverse order; and what is still being opened, which is waited for first. */
const opened: (() => Promise<unknown>)[] = []
const openings: Promise<unknown>[] = []
let stoppedAt: number | undefined

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop())
const starting = start()
openings.push(starting)
await starting.catch(giveUp)

async function start(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2))
  const log = openLog(config.logLevel)
  const [server] = await Promise.all([openServer(config, log), prepareConsole(say)])
  const house = config.isDemonstration ? await openDemonstration(server, config, log) : await openMain(server, config, log)
  // Counted from the start of the process, loading the code included.
  const seconds = (performance.now() / 1000).toFixed(1)
  say(`${config.isDemonstration ? "The demonstration" : "Shekara"} is ready after ${seconds} s: ${house.url}`)
  for (const line of config.isDemonstration ? [] : await firstSteps(house)) say(line)
  if (config.isDemonstration) say("  Everything in it is invented. Sign in as anybody on the first screen; there are no passwords.")
  say(`  Data: ${server.where}`)
  say("  Stop with Ctrl-C.")
}

/** The embedded server where no other is named. */
async function openServer({ databaseUrl, ownerDatabaseUrl, dataDirectory }: Config, log: Log): Promise<Server> {
  if (databaseUrl !== undefined) {
    await demandAnswer(databaseUrl)
    const { hostname, pathname } = new URL(databaseUrl)
    const name = decodeURIComponent(pathname.slice(1))
    const rolesOf = async (ownerUrl: string) =>
      ownerDatabaseUrl === undefined ? { databaseUrl: ownerUrl } : twoRoles(databaseUrl, ownerUrl)
    return { url: ownerDatabaseUrl ?? databaseUrl, name, where: `database ${name} on ${hostname}`, rolesOf }
  }
  const postgres = await startEmbeddedPostgres({ directory: dataDirectory, durable: true, log })
  opened.push(postgres.stop)
  const where = `${dataDirectory} (embedded PostgreSQL, for evaluation and a single node; DATABASE_URL names another)`
  const rolesOf = async (ownerUrl: string) => ({ ownerUrl, databaseUrl: await createHouseRole(ownerUrl) })
  return { url: postgres.url, name: embeddedName, where, rolesOf }
}

/** The same database for the role of the house. */
function twoRoles(databaseUrl: string, ownerUrl: string): Pick<HouseOrder, "databaseUrl" | "ownerUrl"> {
  const address = new URL(databaseUrl)
  address.pathname = new URL(ownerUrl).pathname
  return { databaseUrl: address.href, ownerUrl }
}

async function demandAnswer(databaseUrl: string): Promise<void> {
  const database = openDatabase(databaseUrl)
  try {
    await database.pool.query("select 1")
  } catch (cause) {
    const { hostname, port } = new URL(databaseUrl)
    const why = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : ""
    throw new OperatorProblem(
      `The database of DATABASE_URL, on ${hostname}${port === "" ? "" : `:${port}`}, does not let us in${why}.\nCheck that it runs, and its user, password and name; or leave DATABASE_URL out to use the embedded one.`,
      cause,
    )
  } finally {
    await closeDatabase(database)
  }
}

async function openMain(server: Server, config: Config, log: Log): Promise<House> {
  const ownerUrl = config.databaseUrl === undefined ? await createDatabase(server.url, server.name) : server.url
  const offer = demonstrationBeside(server, config, log)
  // The demonstration is open to this machine only, so it is offered to those alone who sit at it.
  const isAtThisMachine = isLoopback(config.host) && config.publicUrl === undefined
  const opening: Promise<House> = openHouseOnPort({
    ...config,
    ...(await server.rolesOf(ownerUrl)),
    log,
    ...(isAtThisMachine ? { openDemonstration: async () => offer(await opening) } : {}),
  })
  return opening
}

/** The button of the first screen: one demonstration in this process, as long as nobody administers a firm here. */
function demonstrationBeside(server: Server, config: Config, log: Log): (house: House) => ReturnType<OpenDemonstration> {
  let opening: Promise<House> | undefined
  return async ({ parts }) => {
    if (await isAdministered(parts.database.kysely)) return undefined
    const { webhook: _, ...rest } = config
    opening ??= openDemonstration(server, { ...rest, port: 0 }, log)
    openings.push(opening)
    try {
      const { url } = await opening
      return { url }
    } catch (cause) {
      opening = undefined
      if (!(cause instanceof OperatorProblem)) throw cause
      log.warn(cause.message)
      return undefined
    }
  }
}

/** Invents the firm where it is not there yet. Most starts need none of this, so it is loaded when it is asked for. */
async function openDemonstration(server: Server, config: Config, log: Log): Promise<House> {
  const { prepareDemonstration } = await import("./demonstration/prepare-demonstration.flow.ts")
  const ownerUrl = await prepareDemonstration({
    serverUrl: server.url,
    name: `${server.name}_demonstration`,
    keys: config.keys,
    log,
    onProgress,
  })
  const { checkpointFolder: _, checkpointBucket: __, ...rest } = config
  const auditKeyFile = `${config.dataDirectory}/demonstration-audit-key.pem`
  return openHouseOnPort({ ...rest, ...(await server.rolesOf(ownerUrl)), auditKeyFile, log, isDemonstration: true })
}

function onProgress({ done, inAll }: { done: number; inAll: number }): void {
  // Nobody waits for the rest; the next start begins the filling anew.
  if (stoppedAt !== undefined) throw new OperatorProblem("Shekara was stopped while it filled the demonstration.")
  const [count, total] = [done, inAll].map((number) => number.toLocaleString("en"))
  if (done % progressEvery === 0) say(`demonstration: ${count} of ${total} transfers`)
}

async function openHouseOnPort(order: Parameters<typeof openHouse>[0]): Promise<House> {
  const { host, port } = order
  try {
    const house = await openHouse(order)
    opened.push(house.close)
    return house
  } catch (cause) {
    const remedy = cause instanceof Error && "code" in cause ? portRemedies[String(cause.code)] : undefined
    if (remedy === undefined) throw cause
    throw new OperatorProblem(`Shekara cannot listen on ${host}, port ${port}: ${remedy}`, cause)
  }
}

/** What to do in a house that nobody administers yet. */
async function firstSteps({ url, parts }: House): Promise<string[]> {
  const link = await firstStart({ ...parts, publicUrl: url })
  if (link === undefined) return []
  return [
    "",
    `  Nobody administers a firm here yet. This link sets one up. It works once, until ${link.expiresAt}; each start prints a new one:`,
    `  ${link.url}`,
    "",
    "  Or look around in an invented firm first: press the button on the first screen, or run  npm start -- --demo",
    "",
  ]
}

/** Closes what was opened, newest first. A second signal does not wait. */
async function stop(): Promise<void> {
  const now = performance.now()
  // A launcher may pass on a Ctrl-C that the terminal gave us as well; that is one signal, not two.
  if (stoppedAt !== undefined && now - stoppedAt > sameSignalMilliseconds) process.exit(1)
  if (stoppedAt !== undefined) return
  stoppedAt = now
  say("Stopping …")
  await Promise.allSettled(openings)
  process.exit(await closeAll())
}

async function giveUp(problem: unknown): Promise<void> {
  // What ends because we are stopping is no problem of the operator's.
  if (stoppedAt !== undefined) return
  console.error(problem instanceof OperatorProblem ? problem.message : problem)
  await closeAll()
  process.exit(1)
}

/** Answers the exit code. What cannot be closed does not keep the rest open. */
async function closeAll(): Promise<number> {
  let code = 0
  for (const close of opened.splice(0).reverse()) {
    try {
      await close()
    } catch (problem) {
      console.error(problem)
      code = 1
    }
  }
  return code
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
