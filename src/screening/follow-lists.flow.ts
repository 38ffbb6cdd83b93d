import { z } from "zod"
import { listen } from "../runtime/listen.ts"
import type { Runtime } from "../runtime/runtime.ts"
import type { ScreeningLists } from "./screening-lists.flow.ts"

type Parts = Pick<Runtime, "database" | "log"> & { readonly lists: ScreeningLists }

const hintBody = z.object({ entityId: z.uuid(), list: z.string(), listVersionId: z.uuid() })

/**
 * Loads a list as soon as another process has put it in force. Only a hint: where it is lost, the first decision that asks
 * for the version loads it. Goes on until stopped.
 */
export function followLists(parts: Parts): { stop(): Promise<void> } {
  const { database, log } = parts
  const whileDeaf = "Not listening for new lists; each is loaded when it is first asked for"
  return listen({ url: database.url, log, channel: "screening_list", whileDeaf, onHint: (payload) => void warmFrom(parts, payload) })
}

async function warmFrom({ lists, log }: Parts, payload: string | undefined): Promise<void> {
  try {
    const { entityId, ...version } = hintBody.parse(JSON.parse(payload ?? ""))
    await lists.warm(entityId, version)
  } catch (error) {
    log.warn({ err: error }, "A hint about a new list led nowhere; the list is loaded when it is first asked for")
  }
}
