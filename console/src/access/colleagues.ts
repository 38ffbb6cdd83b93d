import { queryOptions, useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { shortenMiddle } from "../ui/shorten-middle.ts"

const mostColleagues = 200

/** The people of the firm by name and role, whom everybody inside may know. */
export const colleaguesQuery = queryOptions({
  queryKey: ["access", "colleagues"],
  queryFn: async () => (await bodyOf(client.GET("/v1/access/colleagues", { params: { query: { limit: mostColleagues } } }))).items,
  staleTime: 60_000,
})

/** Names a person by their id. The house itself acts as `system`; whoever is not found keeps the id. */
export function usePersonName(): (userId: string | null) => string {
  const { t } = useTranslation()
  const { data } = useQuery(colleaguesQuery)
  return (userId) => {
    if (userId === null) return t("person.nobody")
    if (userId === "system") return t("person.system")
    return data?.find((colleague) => colleague.userId === userId)?.displayName ?? shortenMiddle(userId, 8)
  }
}
