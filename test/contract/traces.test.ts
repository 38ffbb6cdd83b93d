import { once } from "node:events"
import { createServer } from "node:http"
import { describe, expect, onTestFinished, test } from "vitest"
import { openLog } from "../../src/runtime/log.ts"
import { openSpanExporter, type Span } from "../../src/runtime/span-exporter.client.ts"
import { openFirm } from "../builders/open-firm.ts"

interface Sent {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly status: object
}

/** A collector on this machine, and everything it was sent. */
async function openCollector(status = 200) {
  const bodies: string[] = []
  const heads: { readonly url: string; readonly key: string }[] = []
  const server = createServer((request, response) => {
    let body = ""
    request.on("data", (chunk: Buffer) => (body += chunk.toString()))
    request.on("end", () => {
      bodies.push(body)
      heads.push({ url: String(request.url), key: String(request.headers["x-key"]) })
      response.writeHead(status).end("{}")
    })
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  onTestFinished(() => void server.close())
  const address = server.address()
  const endpoint = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`
  const spans = () => bodies.flatMap((body) => JSON.parse(body).resourceSpans[0].scopeSpans[0].spans as Sent[])
  return { endpoint, heads, bodies, spans }
}

const correlation = "0192f0c4-5b7a-7c11-8d3e-0123456789ab"
const [trace, span] = ["4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"]

describe("traces", () => {
  test("tell a collector of each request: its route, status and times, under its correlation id, and of nobody", async () => {
    const { endpoint, heads, bodies, spans } = await openCollector()
    const { submit, close } = await openFirm({ traces: { endpoint, headers: "x-key=a secret, x-other=b" } })
    await submit("trace-1", "Qarlygash Zhasyryn", { "x-correlation-id": correlation })
    await submit("trace-2", "Qarlygash Zhasyryn", { traceparent: `00-${trace}-${span}-01` })
    await submit("trace-3", "Qarlygash Zhasyryn", { traceparent: `00-${"0".repeat(32)}-${span}-01` })
    await close()
    const sent = spans().filter(({ name }) => name === "POST /v1/transfers")
    expect(sent.map(({ traceId, parentSpanId }) => [traceId, parentSpanId])).toEqual([
      [correlation.replaceAll("-", ""), undefined],
      [trace, span],
      [expect.stringMatching(/^[0-9a-f]{12}7[0-9a-f]{19}$/), undefined],
    ])
    for (const { spanId, startTimeUnixNano, endTimeUnixNano } of sent) {
      expect(spanId).toMatch(/^[0-9a-f]{16}$/)
      expect(BigInt(endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(startTimeUnixNano))
    }
    expect(heads[0]).toEqual({ url: "/v1/traces", key: "a secret" })
    expect(bodies.join("")).toContain('"http.response.status_code","value":{"intValue":"201"}')
    expect(bodies.join("")).not.toMatch(/Qarlygash|trace-1/)
  })

  test("are lost, and nothing else is, where the collector is gone or takes none", async () => {
    const lines: string[] = []
    const log = openLog("warn", { write: (line) => void lines.push(line) })
    const one: Span = {
      traceId: trace,
      spanId: span,
      parentSpanId: undefined,
      name: "GET /",
      startedAt: 1,
      endedAt: 2,
      attributes: {},
      isError: true,
    }
    const { endpoint, spans } = await openCollector(500)
    for (const target of ["http://127.0.0.1:1", endpoint]) {
      const exporter = openSpanExporter({ endpoint: target, headers: undefined }, { log, version: "test" })
      for (let count = 0; count < 1_000; count++) exporter.take(one)
      await exporter.close()
    }
    expect(lines.length).toBe(4)
    expect(lines.join("")).toContain("these spans are lost")
    expect(spans()).toHaveLength(1_000)
    expect(spans()[0]?.status).toEqual({ code: 2 })
  })
})
