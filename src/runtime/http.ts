import type { FastifyBaseLogger, FastifyInstance, RawReplyDefaultExpression, RawRequestDefaultExpression, RawServerDefault } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import { z } from "zod"
import { refuse } from "../vocabulary/refusal.ts"

/** The HTTP server as rooms see it: routes given to it validate and answer by their zod schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>

const defaultPage = 50
const largestPage = 200

/** Query of every list: newest first, `cursor` is the id after which to go on. */
export const pageQuery = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(largestPage).default(defaultPage),
})

/** Answer of every list. `next` is the cursor of the next page, absent on the last. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().optional() })
}

/** Cuts a page out of `limit + 1` rows read: the extra row only tells that there is more. */
export function cutPage<T>(rows: readonly T[], limit: number, idOf: (row: T) => string): { items: T[]; next?: string } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return rows.length > limit && last !== undefined ? { items, next: idOf(last) } : { items }
}

/** The ETag of version `version` of an object. */
export function etagOf(version: number): string {
  return `"${version}"`
}

/** The version a caller acts on, from If-Match. Refuses with 428 when absent; a foreign form can match no version. */
export function versionActedOn(ifMatch: string | undefined): number {
  if (ifMatch === undefined) throw refuse("request.version_missing")
  return Number(/^"(\d{1,9})"$/.exec(ifMatch)?.[1] ?? -1)
}
