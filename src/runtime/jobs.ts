import { fromKysely, type Job, type JobResult, PgBoss, type QueueOptions, type WorkOptions } from "pg-boss"
import type { JsonObject } from "../vocabulary/json.ts"
import type { Writing } from "./database.ts"
import type { Log } from "./log.ts"

/** Runs until it resolves. A job may be run more than once, also at the same time after a node was cut off: make it harmless. */
export type JobHandler = (data: JsonObject, job: { readonly jobId: string; readonly signal: AbortSignal }) => Promise<void>

/** Work that is promised now and done later, by whichever node is free. Job data holds ids and codes, no personal data. */
export interface Jobs {
  /** Has this node take on jobs of that name. */
  work(name: string, handler: JobHandler): Promise<void>
  /** Promises a job; with `writing` the promise stands or falls with that transaction. Answers the job's id. */
  enqueue(name: string, data: JsonObject, options?: Enqueued): Promise<string>
  /** Has a job made at each time of a cron expression, read as time in Astana. A later call for the same name replaces it. */
  schedule(name: string, cron: string, data?: JsonObject): Promise<void>
  /** Takes on nothing more, waits for what runs, and hands back what does not end in time. */
  stop(): Promise<void>
}

interface Enqueued {
  readonly writing?: Writing
  /** Of the request that set the job in motion; the log names it when the job fails. */
  readonly correlationId?: string | undefined
}

/** Technical settings of jobs, here and nowhere else. Times in seconds. */
export interface JobSettings {
  readonly stopWithinSeconds: number
  /** How often dead workers are looked for. */
  readonly superviseSeconds: number
  readonly queue: QueueOptions
  readonly worker: WorkOptions
}

/** NOTIFY, batches and bursts: a worker that takes single jobs and polls with the defaults does sixteen in a second. */
export const jobSettings: JobSettings = {
  stopWithinSeconds: 25,
  superviseSeconds: 30,
  queue: { retryLimit: 5, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600, expireInSeconds: 900, heartbeatSeconds: 30 },
  worker: { batchSize: 20, burstWhenBatchFull: true, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 5 },
}

const poolSize = 4
const timeZone = "Asia/Almaty"

interface Opened {
  readonly databaseUrl: string
  readonly log: Log
  readonly settings?: JobSettings
  /** True where the owner of the database has made the queues' schema for this role, which may make none itself. */
  readonly isSchemaMade?: boolean
}

/** Opens the queues, in a schema of their own, making or renewing it first. */
export async function openJobs({ databaseUrl, log, settings = jobSettings, isSchemaMade = false }: Opened): Promise<Jobs> {
  const { superviseSeconds } = settings
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: "pgboss",
    createSchema: !isSchemaMade,
    application_name: "shekara jobs",
    max: poolSize,
    useListenNotify: true,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
  })
  boss.on("error", (error) => log.error({ err: error }, "The job queue met an error and goes on"))
  boss.on("warning", (warning) => log.warn({ warning }, "The job queue warns"))
  await boss.start()
  const ensureQueue = queueMaker(boss, settings)
  return {
    async work(name, handler) {
      await ensureQueue(name)
      await boss.work(name, { ...settings.worker, perJobResults: true }, (jobs: Job<JsonObject>[]) =>
        Promise.all(jobs.map((job) => run(job, handler, log))),
      )
    },
    async enqueue(name, data, { writing, correlationId } = {}) {
      await ensureQueue(name)
      const promised = correlationId === undefined ? data : { ...data, correlationId }
      const jobId = await boss.send(name, promised, writing === undefined ? {} : { db: fromKysely(writing) })
      if (jobId === null) throw new Error(`The job queue took no job for ${name}`)
      return jobId
    },
    async schedule(name, cron, data = {}) {
      await ensureQueue(name)
      await boss.schedule(name, cron, data, { tz: timeZone })
    },
    stop: () => boss.stop({ graceful: true, timeout: settings.stopWithinSeconds * 1000 }),
  }
}

/** Makes a queue and its dead letters once per process, with the settings of this version. Outside any transaction. */
function queueMaker(boss: PgBoss, { queue }: JobSettings): (name: string) => Promise<void> {
  const made = new Map<string, Promise<void>>()
  async function make(name: string): Promise<void> {
    const dead = `${name}.dead`
    await boss.createQueue(dead)
    await boss.createQueue(name, { ...queue, deadLetter: dead, notify: true })
    await boss.updateQueue(name, { ...queue, deadLetter: dead, notify: true })
  }
  return (name) => {
    const making = made.get(name) ?? make(name)
    made.set(name, making)
    making.catch(() => made.delete(name))
    return making
  }
}

/** Settles each job for itself. What went wrong goes to the log; the queue keeps only its kind, since a message may hold anything. */
async function run(job: Job<JsonObject>, handler: JobHandler, log: Log): Promise<JobResult> {
  const { correlationId, ...data } = job.data
  try {
    await handler(data, { jobId: job.id, signal: job.signal })
    return { id: job.id, status: "completed" }
  } catch (error) {
    log.error({ err: error, correlationId, jobId: job.id, queue: job.name, retry: job.retryCount }, "A job failed")
    return { id: job.id, status: "failed", output: { kind: error instanceof Error ? error.name : typeof error } }
  }
}
