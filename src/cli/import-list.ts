import { setTimeout as sleep } from "node:timers/promises"
import { Failure } from "./failure.ts"
import { type Asked, print, tell } from "./print.ts"
import { type Api, reachApi } from "./reach-api.ts"
import { readInput } from "./read-input.ts"
import { visible } from "./visible.ts"

/** A version of a list as the API answers it. */
export interface ListVersion {
  readonly listVersionId: string
  readonly list: string
  readonly title: string
  readonly isSynthetic: boolean
  readonly state: "received" | "active" | "superseded" | "refused"
  readonly entryCount: number | null
  readonly nameCount: number | null
  readonly receivedAt: string
  readonly problem: Readonly<Record<string, unknown>> | null
}

interface ImportAsked extends Asked {
  readonly sdn: string
  readonly alt: string
  readonly add: string
  readonly comments?: string
  readonly title: string
}

interface Reached {
  readonly list: ListVersion
  readonly progress?: { readonly stage: "reading" | "storing"; readonly entriesDone: number; readonly entriesInAll: number | null }
}

const pauseMilliseconds = 500

/** Uploads the files of a list and waits until they are in force. Fails with file and line where they are refused. */
export async function importList({ sdn, alt, add, comments, title, json }: ImportAsked): Promise<void> {
  const api = reachApi()
  const paths = [
    ["sdn.csv", sdn],
    ["alt.csv", alt],
    ["add.csv", add],
    ...(comments === undefined ? [] : [["sdn_comments.csv", comments]]),
  ] as const
  const files = paths.map(([name = "", path = ""]) => ({ name, contentBase64: readInput(path).toString("base64") }))
  const receipt = await api.send<{ outcome: string; listVersionId: string }>("/v1/screening/lists", {
    body: { list: "ofac-sdn", title, files },
  })
  const { outcome, listVersionId } = receipt.body
  const { text, list } = await waitForList(api, listVersionId)
  if (list.state === "refused") throw refusedList(list)
  const said =
    outcome === "confirmed" ? "These very files are in force already; their age counts from now." : `${visible(list.title)} is in force.`
  print(json ? [text] : [said, `  ${list.entryCount} entries, ${list.nameCount} names, version ${list.listVersionId}`])
}

async function waitForList(api: Api, listVersionId: string): Promise<{ readonly text: string; readonly list: ListVersion }> {
  let told = ""
  for (;;) {
    const { text, body } = await api.get<Reached>(`/v1/screening/lists/${listVersionId}`)
    if (body.list.state !== "received") return { text, list: body.list }
    const line = progressLine(body)
    if (line !== told) tell(line)
    told = line
    await sleep(pauseMilliseconds)
  }
}

function progressLine({ progress }: Reached): string {
  if (progress === undefined) return "Received, waiting to be read"
  if (progress.stage === "reading") return "Reading the files"
  return `Storing ${progress.entriesDone} of ${progress.entriesInAll} entries`
}

function refusedList({ listVersionId, problem }: ListVersion): Failure {
  return new Failure({
    kind: "refused",
    code: "list.file_refused",
    title: "The list files were refused; the previous list stays in force.",
    remedy: "Correct what the details name, or fetch the files again.",
    details: { ...problem, listVersionId },
  })
}
