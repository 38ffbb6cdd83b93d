import pg from "pg"
import type { Log } from "./log.ts"

export interface Listening {
  readonly url: string
  readonly log: Log
  /** Name of the PostgreSQL channel, of ours and never of a caller's. */
  readonly channel: "outbox" | "screening_list"
  /** What it means that nobody listens for the moment, for the log. */
  readonly whileDeaf: string
  readonly onHint: (payload: string | undefined) => void
  /** Called each time listening begins, for whatever was said before. */
  readonly onListening?: () => void
}

const reconnectMilliseconds = 5_000

/** Listens for the hints of one channel until stopped, over a connection of its own that is made anew when it breaks. */
export function listen({ url, log, channel, whileDeaf, onHint, onListening }: Listening): { stop(): Promise<void> } {
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let isStopping = false

  async function connect(): Promise<void> {
    const attempt = new pg.Client({ connectionString: url, application_name: `shekara hints of ${channel}`, keepAlive: true })
    client = attempt
    attempt.on("notification", ({ payload }) => onHint(payload))
    // One that is reset tells of two errors: the reset, and its end. A second that nobody hears would end the process.
    attempt.on("error", (error) => {
      if (client === attempt) again(error)
    })
    try {
      await attempt.connect()
      await attempt.query(`listen ${channel}`)
      onListening?.()
    } catch (error) {
      again(error)
    }
  }

  function again(error: unknown): void {
    if (isStopping || timer !== undefined) return
    log.warn({ err: error }, whileDeaf)
    timer = setTimeout(() => {
      timer = undefined
      void connect()
    }, reconnectMilliseconds)
  }

  const connecting = connect()
  return {
    async stop() {
      isStopping = true
      clearTimeout(timer)
      await connecting
      await client?.end()
    },
  }
}
