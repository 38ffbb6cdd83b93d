import { readFileSync } from "node:fs"
import { isIPv6 } from "node:net"
import { fileURLToPath } from "node:url"
import { accessRoutes } from "./access/access.routes.ts"
import { permitOf } from "./access/access.ts"
import { scheduleCleanUp } from "./access/clean-up-access.flow.ts"
import { demonstrationRoutes } from "./access/demonstration.routes.ts"
import type { IdentityProvider } from "./access/identity-provider.client.ts"
import { registerAccess } from "./access/register-access.routes.ts"
import { closeDoors } from "./api/close-doors.ts"
import { serveConsole } from "./api/console-files.ts"
import { demonstrationStartRoutes, type OpenDemonstration } from "./api/demonstration.routes.ts"
import { healthRoutes } from "./api/health.routes.ts"
import { metricsRoutes } from "./api/metrics.routes.ts"
import { type Figures, openFigures } from "./api/open-figures.ts"
import { readinessRoutes } from "./api/readiness.routes.ts"
import { openServer } from "./api/server.ts"
import { traceRequests } from "./api/trace-requests.ts"
import { watchRequests } from "./api/watch-requests.ts"
import { auditRoutes } from "./audit/audit.routes.ts"
import type { AuditWatch, CheckpointPlace } from "./audit/audit.ts"
import { openCheckpointBucket } from "./audit/checkpoint-bucket.client.ts"
import { openCheckpointFolder } from "./audit/checkpoint-folder.client.ts"
import { grantHousePowers, listExcessPowers } from "./audit/guard.store.ts"
import { startCheckpoints } from "./audit/keep-checkpoints.flow.ts"
import { startSequencer } from "./audit/sequence-entries.flow.ts"
import { caseRoutes } from "./cases/cases.routes.ts"
import { customerRoutes } from "./customers/customers.routes.ts"
import { perimeterRoutes } from "./perimeter/perimeter.routes.ts"
import { startKeyChanges } from "./personal-data/change-key.flow.ts"
import { personalDataRoutes } from "./personal-data/personal-data.routes.ts"
import { startIndexRotations } from "./personal-data/rotate-index.flow.ts"
import { startKeyRotation } from "./personal-data/rotate-keys.flow.ts"
import { sealOldRows } from "./personal-data/seal-old-rows.flow.ts"
import { startSealingSalts } from "./personal-data/seal-old-salts.flow.ts"
import { rulebookRoutes } from "./rulebook/rulebook.routes.ts"
import { loadRulebook } from "./rulebook/rulebook.store.ts"
import { type BackgroundLoop, startLoop } from "./runtime/background-loop.ts"
import { systemClock } from "./runtime/clock.ts"
import { readCodeVersion } from "./runtime/code-version.ts"
import type { Config } from "./runtime/config.ts"
import { closeDatabase, type Database, openDatabase } from "./runtime/database.ts"
import { findPort } from "./runtime/find-port.ts"
import type { App } from "./runtime/http.ts"
import { isLoopback } from "./runtime/is-loopback.ts"
import { type Jobs, openJobs } from "./runtime/jobs.ts"
import type { Log } from "./runtime/log.ts"
import { migrate } from "./runtime/migrate.ts"
import { newId } from "./runtime/new-id.ts"
import { OperatorProblem } from "./runtime/operator-problem.ts"
import { startDispatcher } from "./runtime/outbox-dispatcher.ts"
import { unlockVault } from "./runtime/sealing/unlock-vault.ts"
import type { TraceSettings } from "./runtime/span-exporter.client.ts"
import { openWebhook } from "./runtime/webhook.client.ts"
import { followLists } from "./screening/follow-lists.flow.ts"
import { installSyntheticList } from "./screening/install-synthetic-list.flow.ts"
import { activateListJob } from "./screening/receive-list.flow.ts"
import { type ListProgress, runListJob } from "./screening/run-list-job.flow.ts"
import { screeningRoutes } from "./screening/screening.routes.ts"
import { openScreeningLists } from "./screening/screening-lists.flow.ts"
import type { TransferParts } from "./transfers/gather-facts.flow.ts"
import { startKeepingRulebook } from "./transfers/keep-rulebook.flow.ts"
import { transferRoutes } from "./transfers/transfers.routes.ts"

/** Everything the house needs to be told to open. */
export interface HouseOrder
  extends Pick<
      Config,
      | "host"
      | "port"
      | "publicUrl"
      | "webhook"
      | "metricsTokenFile"
      | "checkpointFolder"
      | "checkpointBucket"
      | "keys"
      | "isDemonstration"
      | "identityProvider"
      | "trustedProxies"
    >,
    Partial<Pick<Config, "auditKeyFile">> {
  readonly databaseUrl: string
  /** The same database for the role that owns its tables, where that is another: it migrates, and grants powers to the first. */
  readonly ownerUrl?: string
  readonly log: Log
  /** Where spans of requests are sent. */
  readonly traces?: TraceSettings
  /** Whose disk is watched. */
  readonly dataDirectory?: string
  /** Present where the first screen may offer the demonstration. */
  readonly openDemonstration?: OpenDemonstration
}

/** A running house. `parts` are what its stories stand on, for whoever fills or tests it from within. */
export interface House {
  readonly url: string
  readonly parts: TransferParts
  readonly app: App
  close(): Promise<void>
}

const consoleDirectory = fileURLToPath(new URL("../console/dist/", import.meta.url))

/** Puts the parts together and opens the doors. Whatever was opened is closed again when a later part fails. */
export async function openHouse(order: HouseOrder): Promise<House> {
  const { log } = order
  if (order.isDemonstration && !(isLoopback(order.host) && order.publicUrl === undefined)) throw exposed()
  const figures = openFigures()
  const { observer } = figures
  const database = { ...openDatabase(order.databaseUrl), observer }
  const opened: (() => Promise<unknown>)[] = [async () => figures.close(), () => closeDatabase(database)]
  const close = async () => {
    for (const undo of opened.splice(0).reverse()) await undo()
  }
  try {
    await prepareDatabase(database, order.ownerUrl)
    await unlockVault(database, { source: order.keys, log })
    const lists = openScreeningLists(database)
    const parts: TransferParts = {
      database,
      log,
      observer,
      newId,
      clock: systemClock,
      rulebook: loadRulebook(),
      lists,
      codeVersion: readCodeVersion(),
    }
    await sealOldRows(parts)
    const jobs = await openJobs({ databaseUrl: order.databaseUrl, log, isSchemaMade: order.ownerUrl !== undefined })
    opened.push(() => jobs.stop())
    const progress: ListProgress = new Map()
    await scheduleCleanUp(parts, jobs)
    await jobs.work(activateListJob, (data) => runListJob({ ...parts, progress }, data))
    const watch = await openAuditWatch(database, order)
    for (const loop of startLoops(parts, order, watch)) opened.push(() => loop.stop())
    const follower = followLists(parts)
    opened.push(() => follower.stop())
    const port = order.port === 0 ? await findPort(order.host) : order.port
    const url = order.publicUrl ?? urlOf(order.host, port)
    const provider = await openProvider(order, url)
    const app = await openDoors(parts, { order, jobs, progress, watch, publicUrl: url, figures, provider })
    if (order.traces !== undefined) {
      const { openSpanExporter } = await import("./runtime/span-exporter.client.ts")
      const exporter = openSpanExporter(order.traces, { log, version: parts.codeVersion })
      traceRequests(app, exporter)
      opened.push(exporter.close)
    }
    await serveConsole(app, consoleDirectory)
    opened.push(() => closeDoors(app))
    await app.listen({ host: order.host, port })
    return { url, parts, app, close }
  } catch (problem) {
    await close()
    throw problem
  }
}

/** Migrates. Where the owner of the tables is another role than the house's, he does it, and grants the house what it needs. */
async function prepareDatabase(database: Database, ownerUrl: string | undefined): Promise<void> {
  if (ownerUrl === undefined) return void (await migrate(database))
  const owner = openDatabase(ownerUrl)
  try {
    await migrate(owner)
    await grantHousePowers(owner, decodeURIComponent(new URL(database.url).username))
  } finally {
    await closeDatabase(owner)
  }
}

/** Looks at the start whether the database would let the house change its own log, and says so where it would. */
async function openAuditWatch(database: Database, { auditKeyFile, log }: HouseOrder): Promise<AuditWatch> {
  const excessPowers = await listExcessPowers(database)
  if (excessPowers.length > 0)
    log.warn({ excessPowers }, "The role in DATABASE_URL could change the audit log; docs/guide/audit.md tells how to give it less power")
  return { isSigning: auditKeyFile !== undefined, signingProblems: new Map(), excessPowers }
}

function urlOf(host: string, port: number): string {
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`
}

function exposed(): OperatorProblem {
  return new OperatorProblem(
    "A demonstration lets anybody sign in without a password, so it is open to this machine only: leave SHEKARA_HOST and SHEKARA_PUBLIC_URL out.",
  )
}

interface Opened {
  readonly order: CopyOrder &
    Pick<
      HouseOrder,
      "isDemonstration" | "openDemonstration" | "publicUrl" | "metricsTokenFile" | "dataDirectory" | "auditKeyFile" | "trustedProxies"
    >
  readonly jobs: Pick<Jobs, "enqueue">
  readonly progress: ListProgress
  /** Absent where nothing works behind the doors. */
  readonly watch?: AuditWatch
  readonly publicUrl: string
  /** Absent where nobody named one. */
  readonly provider?: IdentityProvider | undefined
  /** Absent where nobody counts. */
  readonly figures?: Figures
}

const unwatched: AuditWatch = { isSigning: false, signingProblems: new Map(), excessPowers: [] }

/** The server with every route, not yet listening. Asks nothing of its parts until a request comes. */
export async function openDoors(
  parts: TransferParts,
  { order, jobs, progress, watch = unwatched, publicUrl, figures, provider }: Opened,
): Promise<App> {
  const app = await openServer({ ...parts, trustedProxies: order.trustedProxies }, parts.codeVersion)
  const { openDemonstration, isDemonstration } = order
  const demonstration = isDemonstration ? "running" : openDemonstration === undefined ? "absent" : "offered"
  watchRequests(app, { ...parts, figures })
  registerAccess(app, { ...parts, publicUrl })
  if (figures !== undefined) {
    const metricsToken = order.metricsTokenFile === undefined ? undefined : readSecret(order.metricsTokenFile)
    const isBehindProxy = order.publicUrl !== undefined || order.trustedProxies !== undefined
    metricsRoutes(app, { ...parts, figures, metricsToken, isBehindProxy })
  }
  healthRoutes(app, parts)
  const copyPlaces = openPlaces(order).map(({ name }) => name)
  readinessRoutes(app, { ...parts, dataDirectory: order.dataDirectory, auditKeyFile: order.auditKeyFile, copyPlaces })
  accessRoutes(app, { ...parts, publicUrl, provider, demonstration: () => demonstration })
  if (isDemonstration) demonstrationRoutes(app, { ...parts, publicUrl })
  if (openDemonstration !== undefined) demonstrationStartRoutes(app, openDemonstration)
  rulebookRoutes(app, { ...parts, permitOf })
  auditRoutes(app, { ...parts, watch, permitOf })
  caseRoutes(app, parts)
  screeningRoutes(app, { ...parts, jobs, progress })
  customerRoutes(app, parts)
  personalDataRoutes(app, parts)
  transferRoutes(app, { ...parts, publicUrl })
  perimeterRoutes(app, parts)
  return app
}

/** The work that goes on behind the doors. Without a webhook the feed is the record and nothing is pushed. */
function startLoops(parts: TransferParts, order: HouseOrder, watch: AuditWatch): BackgroundLoop[] {
  const { webhook, auditKeyFile: keyFile } = order
  const entities = async () => (await parts.database.kysely.selectFrom("entity").select("entity_id").execute()).map((row) => row.entity_id)
  const loops = [
    startSequencer({ ...parts, entities }),
    startFirstLists(parts, entities),
    startKeyRotation({ ...parts, entities }),
    startIndexRotations({ ...parts, entities }),
    startKeyChanges({ ...parts, entities, nodeId: newId() }),
    startSealingSalts({ ...parts, entities }),
    startKeepingRulebook({ ...parts, entities }),
  ]
  if (keyFile !== undefined) loops.push(startCheckpoints({ ...parts, entities, keyFile, places: openPlaces(order), watch }))
  if (webhook === undefined) return loops
  const bus = openWebhook({ url: webhook.url, secret: readSecret(webhook.secretFile) }, parts.clock)
  return [...loops, startDispatcher({ ...parts, entities, bus })]
}

/** Most houses have none, so its protocol is loaded where one is named. In a demonstration nobody needs an identity. */
async function openProvider({ identityProvider, isDemonstration }: HouseOrder, url: string): Promise<IdentityProvider | undefined> {
  if (identityProvider === undefined || isDemonstration) return undefined
  const { openIdentityProvider } = await import("./access/identity-provider.client.ts")
  const { clientSecretFile, ...known } = identityProvider
  return openIdentityProvider({ ...known, clientSecret: readSecret(clientSecretFile), returnUrl: new URL("/sign-in/return", url).href })
}

type CopyOrder = Pick<HouseOrder, "checkpointFolder" | "checkpointBucket">

/** Where checkpoints are copied to, out of reach of whoever owns the database. */
function openPlaces({ checkpointFolder: folder, checkpointBucket: bucket }: CopyOrder): CheckpointPlace[] {
  const token = bucket?.tokenFile === undefined ? undefined : readSecret(bucket.tokenFile)
  return [
    ...(folder === undefined ? [] : [openCheckpointFolder(folder)]),
    ...(bucket === undefined ? [] : [openCheckpointBucket({ url: bucket.url, token })]),
  ]
}

function readSecret(file: string): string {
  return readFileSync(file, "utf8").trim()
}

const firstListsPause = 1_000

/** Gives each new entity the bundled synthetic list, and has every version in force in memory before somebody waits for it. */
function startFirstLists(parts: TransferParts, entities: () => Promise<readonly string[]>): BackgroundLoop {
  const furnished = new Set<string>()
  return startLoop({
    name: "first-lists",
    pauseMilliseconds: firstListsPause,
    log: parts.log,
    async pass() {
      for (const entityId of (await entities()).filter((id) => !furnished.has(id))) {
        await installSyntheticList(parts, entityId)
        furnished.add(entityId)
      }
      return "idle"
    },
  })
}
