import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"
import { bodyOf, client } from "../api/client.ts"
import type { components } from "../api/openapi.d.ts"
import type { AuditSearch } from "./audit-search.ts"

export type AuditEntry = components["schemas"]["AuditEntry"]
export type AuditState = components["schemas"]["AuditState"]

/** Audit entries, newest first, page after page. */
export const entriesQuery = (search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ["audit", "entries", search],
    queryFn: ({ pageParam }) =>
      bodyOf(
        client.GET("/v1/audit/entries", { params: { query: { ...search, ...(pageParam === undefined ? {} : { cursor: pageParam }) } } }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  })

/** One entry with its exact bytes, hashed again by the server. */
export const entryQuery = (entryId: string) =>
  queryOptions({
    queryKey: ["audit", "entry", entryId],
    queryFn: () => bodyOf(client.GET("/v1/audit/entries/{entryId}", { params: { path: { entryId } } })),
  })

const stateEveryMilliseconds = 30_000

/** How far the log is signed and copied. */
export const stateQuery = queryOptions({
  queryKey: ["audit", "state"],
  queryFn: () => bodyOf(client.GET("/v1/audit/state")),
  refetchInterval: stateEveryMilliseconds,
})
