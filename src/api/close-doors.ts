import type { App } from "../runtime/http.ts"

/** Shorter than what service managers wait before they kill. */
const patience = 20_000
const lookMilliseconds = 50

/**
 * Takes no new connection, lets every request that is under way be answered, and cuts off whoever has not been answered in
 * time: a caller that reads slowly must not keep the house from closing.
 */
export async function closeDoors(app: App, patienceMilliseconds = patience): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), patienceMilliseconds)
  // A connection that had its last answer meanwhile would stay open for another request, which is never taken.
  const sweep = setInterval(() => app.server.closeIdleConnections(), lookMilliseconds)
  try {
    await app.close()
  } finally {
    clearTimeout(timer)
    clearInterval(sweep)
  }
}
