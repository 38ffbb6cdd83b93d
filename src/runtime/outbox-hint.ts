import type { Database } from "./database.ts"
import { listen } from "./listen.ts"
import type { Log } from "./log.ts"

/*
 * NOTIFY tells dispatchers on all nodes that there may be something to push. It is sent after the commit and apart
 * from it: inside a transaction it takes a lock that would queue all commits behind one another, and a database
 * that knows no NOTIFY would refuse the whole change. Whatever is lost here, polling finds.
 */

/** Tells every dispatcher that events are waiting. Never rejects. */
export async function sendHint({ pool }: Database, log: Log): Promise<void> {
  await pool.query("notify outbox").catch((error: unknown) => log.debug({ err: error }, "NOTIFY was not sent; polling finds the events"))
}

/** Calls `wake` for each hint, and whenever listening begins. */
export function listenForHints({ url, log, wake }: { readonly url: string; readonly log: Log; readonly wake: () => void }): {
  stop(): Promise<void>
} {
  const whileDeaf = "Not listening for hints; events are found by polling"
  return listen({ url, log, channel: "outbox", whileDeaf, onHint: wake, onListening: wake })
}
