import { exchange } from "./http-client.ts"
import type { Log } from "./log.ts"

/** One stretch of work of a trace. Attributes are codes and ids, never persons. */
export interface Span {
  /** 32 and 16 hexadecimal digits. */
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string | undefined
  readonly name: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly endedAt: number
  readonly attributes: Readonly<Record<string, string | number>>
  readonly isError: boolean
}

export interface SpanExporter {
  /** Takes a span, to be sent with others. Never throws; what is too much is dropped. */
  take(span: Span): void
  /** Sends what is left. */
  close(): Promise<void>
}

export interface TraceSettings {
  /** Base address of an OpenTelemetry collector, such as http://127.0.0.1:4318. */
  readonly endpoint: string
  /** For the collector's own sign-in: `name=value,name=value`. */
  readonly headers: string | undefined
}

const [batch, mostKept] = [512, 4_096]
const flushMilliseconds = 5_000
const timeoutMilliseconds = 10_000
const largestAnswerBytes = 64 * 1024
const nanosecondsInMillisecond = 1_000_000n
const [serverKind, errorStatus] = [2, 2]

/**
 * Sends spans to a collector in OTLP over HTTP with JSON, which needs no more than this file; OpenTelemetry's own package for it
 * is 114 MB and costs each start three quarters of a second. A collector that does not answer costs spans and nothing else.
 */
export function openSpanExporter({ endpoint, headers }: TraceSettings, { log, version }: { log: Log; version: string }): SpanExporter {
  const url = new URL(`${endpoint.replace(/\/$/, "")}/v1/traces`)
  const kept: Span[] = []
  let sending = Promise.resolve()
  const timer = setInterval(flush, flushMilliseconds)
  timer.unref()

  function flush(): void {
    const spans = kept.splice(0, batch)
    if (spans.length > 0) sending = sending.then(() => send(spans))
  }

  async function send(spans: readonly Span[]): Promise<void> {
    const body = Buffer.from(JSON.stringify(documentOf(spans, version)))
    const asked = { "content-type": "application/json", "user-agent": "shekara", ...headersOf(headers) }
    try {
      const { status } = await exchange({ url, method: "POST", headers: asked, body, timeoutMilliseconds, largestAnswerBytes })
      if (status < 200 || status > 299) log.warn({ status, spans: spans.length }, "The collector took no spans")
    } catch (error) {
      log.warn({ err: error, spans: spans.length }, "The collector does not answer; these spans are lost")
    }
  }

  return {
    take(span) {
      if (kept.length < mostKept) kept.push(span)
      if (kept.length >= batch) flush()
    },
    async close() {
      clearInterval(timer)
      while (kept.length > 0) flush()
      await sending
    },
  }
}

function headersOf(text: string | undefined): Record<string, string> {
  const pairs = (text ?? "").split(",").map((pair) => [pair.slice(0, pair.indexOf("=")).trim(), pair.slice(pair.indexOf("=") + 1).trim()])
  return Object.fromEntries(pairs.filter(([name]) => name !== ""))
}

function documentOf(spans: readonly Span[], version: string): object {
  const resource = { attributes: attributesOf({ "service.name": "shekara", "service.version": version }) }
  return { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: "shekara" }, spans: spans.map(spanOf) }] }] }
}

function spanOf({ traceId, spanId, parentSpanId, name, startedAt, endedAt, attributes, isError }: Span): object {
  return {
    traceId,
    spanId,
    ...(parentSpanId === undefined ? {} : { parentSpanId }),
    name,
    kind: serverKind,
    startTimeUnixNano: nanoseconds(startedAt),
    endTimeUnixNano: nanoseconds(endedAt),
    attributes: attributesOf(attributes),
    status: isError ? { code: errorStatus } : {},
  }
}

function nanoseconds(milliseconds: number): string {
  return (BigInt(Math.round(milliseconds)) * nanosecondsInMillisecond).toString()
}

function attributesOf(attributes: Readonly<Record<string, string | number>>): object[] {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === "number" ? { intValue: String(value) } : { stringValue: value },
  }))
}
