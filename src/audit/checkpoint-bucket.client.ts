import { exchange, type IncomingAnswer } from "../runtime/http-client.ts"
import type { EntityId } from "../vocabulary/identifier.ts"
import { parseCheckpoint } from "./checkpoint.ts"
import type { CheckpointPlace } from "./checkpoint-place.ts"
import { parseNotes } from "./signed-note.ts"

export interface BucketSettings {
  /** https, or http on this machine, without a password; everything is kept below it. */
  readonly url: string
  /** Sent as `Authorization: Bearer`. */
  readonly token?: string | undefined
  readonly timeoutMilliseconds?: number
}

/** The other side answered with something that says neither that it keeps the checkpoint nor why not. */
class BucketFailure extends Error {
  override readonly name = "BucketFailure"

  constructor(asked: string, answered: number) {
    super(`${asked} was answered with ${answered}`)
  }
}

const defaultTimeoutMilliseconds = 5_000
/** Larger than any note; what is longer was not put there by us. */
const largestAnswerBytes = 64 * 1024
const sizeDigits = 15
const [missing, alreadyThere] = [[404], [409, 412]]

/**
 * An address that takes files by PUT and gives them back by GET, as object stores and witnesses do: `<entity>/<size>.checkpoint`
 * for each checkpoint, never put twice (`If-None-Match: *`, and looked for before), `newest.checkpoint`, and the public keys in
 * `audit-key.pub`. Rejects when the other side does not answer in time or answers something else.
 */
export function openCheckpointBucket({ url, token, timeoutMilliseconds = defaultTimeoutMilliseconds }: BucketSettings): CheckpointPlace {
  const root = new URL(url.endsWith("/") ? url : `${url}/`)
  const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }

  async function ask(method: "GET" | "PUT", path: string, sent?: { body: string; isNew: boolean }): Promise<IncomingAnswer> {
    const content = sent === undefined ? {} : { "content-type": "text/plain; charset=utf-8" }
    const once = sent?.isNew === true ? { "if-none-match": "*" } : {}
    const headers = { "user-agent": "shekara", ...authorization, ...content, ...once }
    const body = sent === undefined ? {} : { body: Buffer.from(sent.body) }
    const answer = await exchange({ url: new URL(path, root), method, headers, timeoutMilliseconds, largestAnswerBytes, ...body })
    const isExpected = [...missing, ...alreadyThere].includes(answer.status) || (answer.status >= 200 && answer.status <= 299)
    if (!isExpected) throw new BucketFailure(`${method} ${path}`, answer.status)
    return answer
  }

  async function read(path: string): Promise<string | undefined> {
    const { status, body } = await ask("GET", path)
    if (missing.includes(status)) return undefined
    if (status !== 200) throw new BucketFailure(`GET ${path}`, status)
    return Buffer.from(body).toString("utf8")
  }

  async function write(path: string, body: string, isNew: boolean): Promise<"written" | "there"> {
    const { status } = await ask("PUT", path, { body, isNew })
    if (isNew && alreadyThere.includes(status)) return "there"
    if (status > 299) throw new BucketFailure(`PUT ${path}`, status)
    return "written"
  }

  async function newestSize(entityId: EntityId): Promise<number> {
    const text = await read(newestOf(entityId))
    return text === undefined ? 0 : sizeIn(text)
  }

  return {
    name: "bucket",
    newestSize,
    async put({ entityId, size, note, keys }) {
      const path = `${entityId}/${size.toString().padStart(sizeDigits, "0")}.checkpoint`
      const before = await read(path)
      const isThere = before !== undefined || (await write(path, note, true)) === "there"
      if (isThere && (before ?? (await read(path))) !== note) return "differs"
      await write(`${entityId}/audit-key.pub`, keys, false)
      // Catching up must not make the place look older than it is.
      if ((await newestSize(entityId)) < size) await write(newestOf(entityId), note, false)
      return "kept"
    },
  }
}

function newestOf(entityId: EntityId): string {
  return `${entityId}/newest.checkpoint`
}

/** Something else under that name is no place for checkpoints. */
function sizeIn(text: string): number {
  const [note] = parseNotes(text) ?? []
  const checkpoint = parseCheckpoint(note?.text ?? "")
  if (checkpoint === undefined) throw new Error("newest.checkpoint at the place of copies is no checkpoint")
  return checkpoint.size
}
