import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"
import { bodyOf, client } from "../api/client.ts"
import type { components } from "../api/openapi.d.ts"

export type ListVersion = components["schemas"]["ListVersion"]
export type ListEntry = components["schemas"]["ListEntry"]

/** How far the import of a version has come. */
export type ReachedProgress = NonNullable<Awaited<ReturnType<typeof readList>>["progress"]>

export const listsKey = ["screening", "lists"] as const

/** Versions of the lists, newest first, page after page. */
export const listsQuery = infiniteQueryOptions({
  queryKey: listsKey,
  queryFn: ({ pageParam }) =>
    bodyOf(client.GET("/v1/screening/lists", { params: { query: pageParam === undefined ? {} : { cursor: pageParam } } })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next,
})

const whileReadingMilliseconds = 700

/** One version with the progress of its import, asked again while it is being read. */
export const listQuery = (listVersionId: string) =>
  queryOptions({
    queryKey: [...listsKey, listVersionId],
    queryFn: () => readList(listVersionId),
    refetchInterval: ({ state }) => (state.data?.list.state === "received" ? whileReadingMilliseconds : false),
  })

function readList(listVersionId: string) {
  return bodyOf(client.GET("/v1/screening/lists/{listVersionId}", { params: { path: { listVersionId } } }))
}

/** Entries of one version, all or those with a text in a name. */
export const entriesQuery = (listVersionId: string, name: string) =>
  infiniteQueryOptions({
    queryKey: [...listsKey, listVersionId, "entries", name],
    queryFn: ({ pageParam }) => {
      const query = { ...(name === "" ? {} : { name }), ...(pageParam === undefined ? {} : { cursor: pageParam }) }
      return bodyOf(client.GET("/v1/screening/lists/{listVersionId}/entries", { params: { path: { listVersionId }, query } }))
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  })
