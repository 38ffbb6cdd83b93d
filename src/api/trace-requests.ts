import { randomBytes } from "node:crypto"
import type { App } from "../runtime/http.ts"
import type { SpanExporter } from "../runtime/span-exporter.client.ts"

/**
 * Makes a span of each request. It joins the trace of a caller who names one (W3C `traceparent`); otherwise the trace is called
 * by the correlation id without its hyphens, so that the log and the traces find each other.
 */
export function traceRequests(app: App, exporter: SpanExporter): void {
  app.addHook("onResponse", async ({ id, method, headers, routeOptions }, { statusCode, elapsedTime }) => {
    const route = routeOptions.url ?? "unknown"
    const parent = parseTraceParent(headers["traceparent"])
    const endedAt = Date.now()
    exporter.take({
      traceId: parent?.traceId ?? id.replaceAll("-", ""),
      spanId: randomBytes(8).toString("hex"),
      parentSpanId: parent?.spanId,
      name: `${method} ${route}`,
      startedAt: endedAt - elapsedTime,
      endedAt,
      attributes: {
        "http.request.method": method,
        "http.route": route,
        "http.response.status_code": statusCode,
        "shekara.correlation_id": id,
      },
      isError: statusCode >= 500,
    })
  })
}

/** The trace and the span of a caller: `00-<32 hex>-<16 hex>-<2 hex>`. Undefined for every other form. */
function parseTraceParent(header: string | string[] | undefined): { readonly traceId: string; readonly spanId: string } | undefined {
  const [, traceId = "", spanId = ""] = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/.exec(String(header)) ?? []
  return /[1-9a-f]/.test(traceId) && /[1-9a-f]/.test(spanId) ? { traceId, spanId } : undefined
}
