import pg from "pg"

/** SQLSTATE: a connection that failed in use, and one that could not be had. */
const failed = "08006"
const unavailable = "08001"

/**
 * A pool whose faults of connection carry a code like every other fault of the database. The driver tells of them in
 * words alone, and what becomes of a request must not hang on the words of a message.
 */
export function openCodedPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ ...config, Client: CodedClient as unknown as NonNullable<pg.PoolConfig["Client"]> })
  // An idle connection that breaks is replaced by the next query, which reports what is wrong if the fault lasts.
  pool.on("error", () => undefined)
  const connect = pool.connect.bind(pool) as unknown as Connect
  pool.connect = ((callback?: Connected) =>
    callback === undefined
      ? connect().catch((problem: unknown) => {
          throw coded(problem, unavailable)
        })
      : connect((problem, client, done) =>
          callback(problem === undefined || problem === null ? problem : coded(problem, unavailable), client, done),
        )) as pg.Pool["connect"]
  return pool
}

type Connected = (problem: unknown, client: unknown, done: unknown) => void
type Connect = (callback?: Connected) => Promise<unknown>

/** One that breaks in use fails its query, and whatever is sent after it; the event beside it would end the process. */
class CodedClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config)
    let isBroken = false
    this.on("error", (problem) => {
      isBroken = true
      coded(problem, failed)
    })
    const send = this.query.bind(this) as unknown as (...asked: readonly unknown[]) => unknown
    this.query = ((...asked: readonly unknown[]) => (isBroken ? refuseToSend(asked) : send(...asked))) as pg.Client["query"]
  }
}

function refuseToSend(asked: readonly unknown[]): Promise<never> | undefined {
  const problem = Object.assign(new Error("The connection is broken"), { code: failed })
  const callback = asked.at(-1)
  if (typeof callback !== "function") return Promise.reject(problem)
  process.nextTick(callback as (problem: unknown) => void, problem)
  return undefined
}

function coded(problem: unknown, code: string): unknown {
  return problem instanceof Error && !("code" in problem) ? Object.assign(problem, { code }) : problem
}
