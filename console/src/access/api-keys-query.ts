import { infiniteQueryOptions } from "@tanstack/react-query"
import { bodyOf, client } from "../api/client.ts"

const listKeys = async (cursor: string | undefined) =>
  bodyOf(client.GET("/v1/access/keys", { params: { query: cursor === undefined ? {} : { cursor } } }))

export type ApiKey = Awaited<ReturnType<typeof listKeys>>["items"][number]

/** Keys of the firm's systems, page by page, with what policy allows a new one. */
export const apiKeysQuery = infiniteQueryOptions({
  queryKey: ["access", "keys"],
  queryFn: ({ pageParam }) => listKeys(pageParam),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next,
})
