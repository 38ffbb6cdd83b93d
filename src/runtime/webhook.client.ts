import { createHmac } from "node:crypto"
import type { Instant } from "../vocabulary/instant.ts"
import type { Clock } from "./clock.ts"
import { DeliveryFailure, type EventBus } from "./event-bus.ts"
import { ExchangeFailure, exchange } from "./http-client.ts"

export interface WebhookSettings {
  readonly url: string
  /** Shared with the receiver; at least 32 characters. */
  readonly secret: string
  readonly timeoutMilliseconds?: number
}

const defaultTimeoutMilliseconds = 10_000
/** The answer's body means nothing to us. One longer than this is a web page at a wrong address, not a receiver. */
const largestAnswerBytes = 16 * 1024
const shortestSecret = 32
const loopback = ["localhost", "127.0.0.1", "[::1]"]

/**
 * An event bus that POSTs each event as JSON to one address. Any 2xx takes the event over; everything else, a
 * redirect included, is a failure. `Shekara-Signature: t=<unix seconds>,v1=<hex>` is the HMAC-SHA-256 of
 * `<t>.<body>`; `Idempotency-Key` is the event's id, `X-Correlation-Id`
 * the request that left it. Throws at once when the settings cannot be right.
 */
export function openWebhook(settings: WebhookSettings, clock: Clock): EventBus {
  const url = checkAddress(settings.url)
  if (settings.secret.length < shortestSecret) throw new Error(`The webhook secret must have at least ${shortestSecret} characters`)
  const timeoutMilliseconds = settings.timeoutMilliseconds ?? defaultTimeoutMilliseconds
  return {
    async publish({ correlationId, ...event }) {
      const body = Buffer.from(JSON.stringify(event))
      const headers = {
        "content-type": "application/json",
        "user-agent": "shekara",
        "idempotency-key": event.eventId,
        ...(correlationId === undefined ? {} : { "x-correlation-id": correlationId }),
        "shekara-signature": sign(body, settings.secret, clock.now()),
      }
      const answer = await exchange({ url, method: "POST", headers, body, timeoutMilliseconds, largestAnswerBytes }).catch(asDelivery)
      if (answer.status < 200 || answer.status > 299) throw new DeliveryFailure(`answered_${answer.status}`)
    },
  }
}

/** Plain http is for a receiver on this machine only; elsewhere the events would travel readable and unauthenticated. */
function checkAddress(text: string): URL {
  const url = new URL(text)
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && loopback.includes(url.hostname))
  if (!isSafe) throw new Error("The webhook address must begin with https:// (or point at this machine)")
  if (url.username !== "" || url.password !== "")
    throw new Error("The webhook address must not hold a password; the signature proves who sends")
  return url
}

function sign(body: Buffer, secret: string, now: Instant): string {
  const seconds = Math.floor(Date.parse(now) / 1000)
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.`).update(body).digest("hex")}`
}

function asDelivery(error: unknown): never {
  if (!(error instanceof ExchangeFailure)) throw error
  throw new DeliveryFailure(error.problem === "too_large" ? "answer_too_large" : error.problem, error)
}
