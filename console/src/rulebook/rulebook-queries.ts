import { keepPreviousData, queryOptions } from "@tanstack/react-query"
import { bodyOf, client } from "../api/client.ts"
import type { components } from "../api/openapi.d.ts"

export type RulebookValue = components["schemas"]["RulebookValue"]
export type RulebookPeriod = components["schemas"]["RulebookPeriod"]

/** What rulebook is in force: version, digest, review status. */
export const rulebookQuery = queryOptions({ queryKey: ["rulebook"], queryFn: () => bodyOf(client.GET("/v1/rulebook")) })

/** Every value on a day; today in Astana without one. */
export const valuesQuery = (on: string | undefined) =>
  queryOptions({
    queryKey: ["rulebook", "values", on],
    queryFn: () => bodyOf(client.GET("/v1/rulebook/values", { params: { query: on === undefined ? {} : { on } } })),
    placeholderData: keepPreviousData,
  })

/** One value through time. */
export const valueQuery = (id: string, on: string | undefined) =>
  queryOptions({
    queryKey: ["rulebook", "value", id, on],
    queryFn: () => bodyOf(client.GET("/v1/rulebook/values/{id}", { params: { path: { id }, query: on === undefined ? {} : { on } } })),
  })

/** The text of one file of the rulebook, as it is loaded. */
export const fileQuery = (path: string) =>
  queryOptions({
    queryKey: ["rulebook", "file", path],
    queryFn: () => bodyOf(client.GET("/v1/rulebook/files/{path}", { params: { path: { path } } })),
  })
