import { queryOptions, useQuery } from "@tanstack/react-query"
import type { Action } from "../../../src/vocabulary/role.ts"
import { bodyOf, client } from "../api/client.ts"

/** Who is signed in and what the server would let them do. */
export const meQuery = queryOptions({ queryKey: ["access", "me"], queryFn: () => bodyOf(client.GET("/v1/access/me")), staleTime: 60_000 })

export type Me = Awaited<ReturnType<NonNullable<typeof meQuery.queryFn>>>

/** Whether this installation has a firm, offers the demonstration, or is the demonstration. */
export const setupQuery = queryOptions({ queryKey: ["access", "setup"], queryFn: () => bodyOf(client.GET("/v1/access/setup")) })

/** Asks whether the person may do something, to leave out what would be refused. The server decides again. */
export function useMay(): (action: Action) => boolean {
  const { data } = useQuery(meQuery)
  return (action) => data?.actions.includes(action) === true
}
