import { AsyncLocalStorage } from "node:async_hooks"
import type { Id } from "../vocabulary/identifier.ts"

const requests = new AsyncLocalStorage<Id>()

/** Does work on behalf of a request, so that what it leaves behind names the request. */
export function onBehalfOf<T>(correlationId: Id, work: () => T): T {
  return requests.run(correlationId, work)
}

/** The request on whose behalf this is done; undefined for work that nobody asked for just now. */
export function correlationId(): Id | undefined {
  return requests.getStore()
}
