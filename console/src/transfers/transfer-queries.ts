import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"
import { bodyOf, client } from "../api/client.ts"
import type { components } from "../api/openapi.d.ts"
import type { TransferSearch } from "./transfer-search.ts"

export type Transfer = components["schemas"]["Transfer"]
export type TransferDetail = components["schemas"]["TransferDetail"]
export type Decision = components["schemas"]["Decision"]
export type ApiFinding = components["schemas"]["Finding"]

/** Everything that shows transfers is read again when one changes. */
export const transfersKey = ["transfers"] as const

/** Transfers, newest first, page after page. */
export const transfersQuery = (search: TransferSearch) =>
  infiniteQueryOptions({
    queryKey: [...transfersKey, "list", search],
    queryFn: ({ pageParam }) =>
      bodyOf(client.GET("/v1/transfers", { params: { query: { ...search, ...(pageParam === undefined ? {} : { cursor: pageParam }) } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  })

/** One transfer with its decisions. */
export const transferQuery = (transferId: string) =>
  queryOptions({
    queryKey: [...transfersKey, "one", transferId],
    queryFn: () => bodyOf(client.GET("/v1/transfers/{transferId}", { params: { path: { transferId } } })),
  })
