import createClient, { type Middleware } from "openapi-fetch"
import type { paths } from "./openapi.d.ts"
import { Problem, parseProblem } from "./problem.ts"

/** Turns every answer that is no success into a thrown `Problem`, so that a page handles one kind of failure. */
const refuseLoudly: Middleware = {
  onResponse: async ({ response }) => {
    if (response.ok) return
    const body: unknown = await response.json().catch(() => undefined)
    throw parseProblem(response.status, body, response.headers.get("x-correlation-id") ?? undefined)
  },
  onError: ({ error }) => (error instanceof Problem ? error : new Problem("unreachable")),
}

/** The API as its own description types it. Same origin; the session travels in a cookie this code cannot read. */
export const client = createClient<paths>({ baseUrl: "/", credentials: "same-origin" })
client.use(refuseLoudly)

/** What a successful call carries. A success without the promised body is a bug of ours. */
export async function bodyOf<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call
  if (data === undefined) throw new Problem("unreadable")
  return data
}
