import { infiniteQueryOptions } from "@tanstack/react-query"
import { bodyOf, client } from "../api/client.ts"
import type { components } from "../api/openapi.d.ts"

export type Person = components["schemas"]["User"]

/** The people of the firm, newest first, page after page. */
export const peopleQuery = infiniteQueryOptions({
  queryKey: ["access", "users"],
  queryFn: ({ pageParam }) =>
    bodyOf(client.GET("/v1/access/users", { params: { query: pageParam === undefined ? {} : { cursor: pageParam } } })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next,
})
