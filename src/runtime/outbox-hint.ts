import pg from "pg"
import type { Database } from "./database.ts"
import type { Log } from "./log.ts"

/*
 * NOTIFY tells dispatchers on all nodes that there may be something to push. It is sent after the commit and apart
 * from it: inside a transaction it takes a lock that would queue all commits behind one another, and a database
 * that knows no NOTIFY would refuse the whole change. Whatever is lost here, polling finds.
 */

const reconnectMilliseconds = 5_000

/** Tells every dispatcher that events are waiting. Never rejects. */
export async function sendHint({ pool }: Database, log: Log): Promise<void> {
  await pool.query("notify outbox").catch((error: unknown) => log.debug({ err: error }, "NOTIFY was not sent; polling finds the events"))
}

/** Calls `wake` for each hint, over a connection of its own that is made anew when it breaks. */
export function listenForHints({ url, log, wake }: { readonly url: string; readonly log: Log; readonly wake: () => void }): {
  stop(): Promise<void>
} {
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let isStopping = false

  async function connect(): Promise<void> {
    const attempt = new pg.Client({ connectionString: url, application_name: "shekara outbox hint", keepAlive: true })
    client = attempt
    attempt.on("notification", wake)
    attempt.once("error", again)
    try {
      await attempt.connect()
      await attempt.query("listen outbox")
      wake()
    } catch (error) {
      again(error)
    }
  }

  function again(error: unknown): void {
    if (isStopping || timer !== undefined) return
    log.warn({ err: error }, "Not listening for hints; events are found by polling")
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
