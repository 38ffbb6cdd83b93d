import { createHmac, timingSafeEqual } from "node:crypto"
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import type { HouseEvent } from "../../src/runtime/event-bus.ts"

export const webhookSecret = "a secret of the tests, long enough to be taken"

/** What the receiver does with a request: a status to answer with, or silence. */
export type Answer = { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string } | "silence"

export interface Received {
  readonly event: HouseEvent
  readonly headers: IncomingHttpHeaders
}

/** A receiver of webhooks as the guide tells others to write one: it checks the signature, and keeps what it answers 2xx to. */
export class WebhookReceiver {
  readonly kept: Received[] = []
  /** Asked for each request, the how-manieth it is counting from 1. */
  answer: (request: number) => Answer = () => ({ status: 200 })
  #requests = 0
  #server: Server
  #port = 0

  constructor() {
    this.#server = createServer(this.#receive)
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, "127.0.0.1", resolve))
    this.#port = (this.#server.address() as AddressInfo).port
    return `http://127.0.0.1:${this.#port}/events`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  #receive: RequestListener = async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const answer = this.answer(++this.#requests)
    if (answer === "silence") return
    const status = isSigned(body, request.headers["shekara-signature"]) ? answer.status : 401
    if (status >= 200 && status <= 299) this.kept.push({ event: JSON.parse(body), headers: request.headers })
    response.writeHead(status, answer.headers).end(answer.body)
  }
}

function isSigned(body: string, header: string | string[] | undefined): boolean {
  const [, time, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(header)) ?? []
  if (time === undefined || signature === undefined) return false
  const expected = createHmac("sha256", webhookSecret).update(`${time}.${body}`).digest()
  return timingSafeEqual(expected, Buffer.from(signature, "hex"))
}
