import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"
import { bodyOf, client } from "../api/client.ts"
import type { components } from "../api/openapi.d.ts"
import type { AuditSearch } from "./audit-search.ts"

export type AuditEntry = components["schemas"]["AuditEntry"]

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
