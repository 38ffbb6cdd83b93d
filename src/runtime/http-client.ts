/** A request to somebody else's system. */
export interface OutgoingRequest {
  readonly url: URL
  readonly method: "GET" | "POST" | "PUT"
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  /** For the whole exchange, the last byte of the answer included. */
  readonly timeoutMilliseconds: number
  /** More than this is refused with `too_large`, however it is announced. Counted after decompression. */
  readonly largestAnswerBytes: number
}

/** What came back. A redirect comes back as it is: following one would send our words where nobody configured. */
export interface IncomingAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: Uint8Array
}

export type ExchangeProblem = "unreachable" | "timed_out" | "too_large"

/** The other system could not be asked, did not finish in time, or said too much. */
export class ExchangeFailure extends Error {
  readonly problem: ExchangeProblem

  constructor(problem: ExchangeProblem, cause?: unknown) {
    super(problem, cause === undefined ? {} : { cause })
    this.name = "ExchangeFailure"
    this.problem = problem
  }
}

/** Sends one request and reads the whole answer within time and size. Any status is an answer; rejects with `ExchangeFailure`. */
export async function exchange({
  url,
  method,
  headers,
  body,
  timeoutMilliseconds,
  largestAnswerBytes,
}: OutgoingRequest): Promise<IncomingAnswer> {
  const signal = AbortSignal.timeout(timeoutMilliseconds)
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: "manual",
      signal,
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    })
    return { status: response.status, headers: response.headers, body: await readBounded(response, largestAnswerBytes) }
  } catch (error) {
    if (error instanceof ExchangeFailure) throw error
    throw new ExchangeFailure(signal.aborted ? "timed_out" : "unreachable", error)
  }
}

async function readBounded(response: Response, largestBytes: number): Promise<Uint8Array> {
  if (response.body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop by the throw cancels the stream, and with it the connection.
  for await (const chunk of response.body) {
    size += chunk.length
    if (size > largestBytes) throw new ExchangeFailure("too_large")
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
