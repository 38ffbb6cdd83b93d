import { Failure, misused, type ProblemDetails, refusedBy } from "./failure.ts"
import { readSession, type Session } from "./session-file.ts"

export type Query = Readonly<Record<string, string | undefined>>

/** What the server answered: its own bytes as text, and what they say. */
export interface Answer<T> {
  readonly status: number
  readonly text: string
  readonly body: T
  /** Version of what was read, as If-Match wants it; empty where there is none. */
  readonly etag: string
}

/** A change: the method, the body, and the headers that say on what it acts. */
export interface Change {
  readonly method?: "POST" | "PATCH"
  readonly body?: unknown
  readonly ifMatch?: string
  readonly idempotencyKey?: string
}

export interface Api {
  get<T>(path: string, query?: Query): Promise<Answer<T>>
  send<T>(path: string, change: Change): Promise<Answer<T>>
  /** A body that is too large to hold: chunks as they come. Fails when it breaks off. */
  stream(path: string, query?: Query): AsyncIterable<Uint8Array>
}

/** Long enough for a slow decision, short enough that a script does not hang. */
const patience = 60_000

/** The server on behalf of whoever is signed in. Every refusal and every silence is thrown as a Failure. */
export function reachApi(session: Pick<Session, "url" | "token"> = readSession()): Api {
  const { url, token } = session
  const ask = async (address: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Response> => {
    const headers = { accept: "application/json", ...(token === "" ? {} : { authorization: `Bearer ${token}` }), ...init.headers }
    const mayBeDone = init.method !== undefined
    const response = await hearing(url, () => fetch(url + address, { ...init, headers, redirect: "error" }), mayBeDone)
    if (!response.ok) throw refusalOf(url, response.status, await hearing(url, () => response.text()))
    return response
  }
  const read = async <T>(response: Response): Promise<Answer<T>> => {
    const text = await hearing(url, () => response.text())
    const body = text === "" ? undefined : parseJson(text)
    if (text !== "" && body === undefined) throw strange(url)
    return { status: response.status, text, body: body as T, etag: response.headers.get("etag") ?? "" }
  }
  return {
    get: async (path, query) => read(await ask(addressOf(path, query), { signal: AbortSignal.timeout(patience) })),
    send: async (path, change) => read(await ask(path, { ...requestOf(change), signal: AbortSignal.timeout(patience) })),
    stream: (path, query) => chunks(url, () => ask(addressOf(path, query), {})),
  }
}

/** The address to speak to, without a slash at its end. A password or a token never travels in clear over a network. */
export function parseUrl(text: string): string {
  if (!URL.canParse(text)) throw misused(`${text} is not an address.`, "Write one such as https://compliance.example.kz")
  const { protocol, hostname, origin } = new URL(text)
  const isHere = hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname)
  if (protocol === "https:" || (protocol === "http:" && isHere)) return origin
  throw misused(`${text} would carry your password unencrypted.`, "Write an https address; http is for this machine only.")
}

function addressOf(path: string, query: Query = {}): string {
  const asked = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked).toString()}`
}

function requestOf({ method = "POST", body, ifMatch, idempotencyKey }: Change): RequestInit & { headers: Record<string, string> } {
  const headers = {
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...(ifMatch === undefined ? {} : { "if-match": ifMatch }),
    ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
  }
  return { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }
}

/** A server that does not answer, or stops answering, is told apart from one that refuses. */
async function hearing<T>(url: string, speak: () => Promise<T>, mayBeDone = false): Promise<T> {
  try {
    return await speak()
  } catch (cause) {
    throw new Failure({
      kind: "unreachable",
      title: `There is no answer from ${url}.`,
      remedy: `Look whether the server runs and whether the address is right.${mayBeDone ? " What was sent may have been done: read before you send again." : ""}`,
      cause,
    })
  }
}

async function* chunks(url: string, open: () => Promise<Response>): AsyncIterable<Uint8Array> {
  const reader = (await open()).body?.getReader()
  if (reader === undefined) throw strange(url)
  for (;;) {
    const { done, value } = await hearing(url, () => reader.read())
    if (done) return
    yield value
  }
}

function refusalOf(url: string, status: number, text: string): Failure {
  const problem = parseJson(text)
  if (isProblem(problem)) return status === 503 ? outOfService(problem, text) : refusedBy(problem, text)
  return strange(url)
}

function outOfService(problem: ProblemDetails, document: string): Failure {
  return new Failure({ ...refusedBy(problem, document).told, kind: "unreachable" })
}

function isProblem(value: unknown): value is ProblemDetails {
  return (
    typeof value === "object" && value !== null && ["code", "title", "remedy"].every((name) => typeof Reflect.get(value, name) === "string")
  )
}

function strange(url: string): Failure {
  return new Failure({
    kind: "unreachable",
    title: `What answers at ${url} does not speak as Shekara does.`,
    remedy: "Check the address, and any proxy on the way.",
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
