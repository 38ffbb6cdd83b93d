import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"
import { bodyOf, client } from "../api/client.ts"
import type { components } from "../api/openapi.d.ts"
import type { CustomerSearch } from "./customer-search.ts"

export type Customer = components["schemas"]["Customer"]

export const customersKey = ["customers"] as const

/** Customers, newest first, page after page. */
export const customersQuery = (search: CustomerSearch) =>
  infiniteQueryOptions({
    queryKey: [...customersKey, "list", search],
    queryFn: ({ pageParam }) =>
      bodyOf(client.GET("/v1/customers", { params: { query: { ...search, ...(pageParam === undefined ? {} : { cursor: pageParam }) } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  })

/** One customer. */
export const customerQuery = (customerId: string) =>
  queryOptions({
    queryKey: [...customersKey, "one", customerId],
    queryFn: () => bodyOf(client.GET("/v1/customers/{customerId}", { params: { path: { customerId } } })),
  })

/** How near a customer is to being erased. */
export const erasureQuery = (customerId: string) =>
  queryOptions({
    queryKey: [...customersKey, "erasure", customerId],
    queryFn: () => bodyOf(client.GET("/v1/customers/{customerId}/erasure", { params: { path: { customerId } } })),
  })
