import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"
import { bodyOf, client } from "../api/client.ts"
import type { components } from "../api/openapi.d.ts"
import { transfersKey } from "../transfers/transfer-queries.ts"
import type { CaseSearch } from "./case-search.ts"

export type Case = components["schemas"]["Case"]
export type CaseEvent = components["schemas"]["CaseEvent"]
export type Evidence = components["schemas"]["Evidence"]

export const casesKey = ["cases"] as const

/** Cases, newest first, page after page; without a state those that are to be done. */
export const casesQuery = ({ state = "to_do", ownerId }: CaseSearch) =>
  infiniteQueryOptions({
    queryKey: [...casesKey, "list", state, ownerId],
    queryFn: ({ pageParam }) => {
      const query = {
        ...(state === "all" ? {} : { state }),
        ...(ownerId === undefined ? {} : { ownerId }),
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      }
      return bodyOf(client.GET("/v1/cases", { params: { query } }))
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  })

/** One case with timeline and evidence. */
export const caseQuery = (caseId: string) =>
  queryOptions({
    queryKey: [...casesKey, "one", caseId],
    queryFn: () => bodyOf(client.GET("/v1/cases/{caseId}", { params: { path: { caseId } } })),
  })

const mostHeld = 200

/** The newest held transfers by id: what the cases of the inbox are about. */
export const heldTransfersQuery = queryOptions({
  queryKey: [...transfersKey, "held"],
  queryFn: async () => {
    const { items } = await bodyOf(client.GET("/v1/transfers", { params: { query: { state: "held", limit: mostHeld } } }))
    return new Map(items.map((transfer) => [transfer.transferId, transfer]))
  },
})
