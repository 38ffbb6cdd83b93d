import pg from "pg"
import { z } from "zod"
import type { Runtime } from "../runtime/runtime.ts"
import type { ScreeningLists } from "./screening-lists.flow.ts"

type Parts = Pick<Runtime, "database" | "log"> & { readonly lists: ScreeningLists }

const reconnectMilliseconds = 5_000
const hintBody = z.object({ entityId: z.uuid(), list: z.string(), listVersionId: z.uuid() })

/**
 * Loads a list as soon as another process has put it in force. Only a hint: where it is lost, the first decision that asks
 * for the version loads it. Goes on until stopped, over a connection of its own that is made anew when it breaks.
 */
export function followLists(parts: Parts): { stop(): Promise<void> } {
  const { log } = parts
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let isStopping = false

  async function connect(): Promise<void> {
    const attempt = new pg.Client({ connectionString: parts.database.url, application_name: "shekara list hint", keepAlive: true })
    client = attempt
    attempt.on("notification", ({ payload }) => void warmFrom(parts, payload))
    attempt.once("error", again)
    try {
      await attempt.connect()
      await attempt.query("listen screening_list")
    } catch (error) {
      again(error)
    }
  }

  function again(error: unknown): void {
    if (isStopping || timer !== undefined) return
    log.warn({ err: error }, "Not listening for new lists; each is loaded when it is first asked for")
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

async function warmFrom({ lists, log }: Parts, payload: string | undefined): Promise<void> {
  try {
    const { entityId, ...version } = hintBody.parse(JSON.parse(payload ?? ""))
    await lists.warm(entityId, version)
  } catch (error) {
    log.warn({ err: error }, "A hint about a new list led nowhere; the list is loaded when it is first asked for")
  }
}
