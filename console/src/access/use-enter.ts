import { useQueryClient } from "@tanstack/react-query"
import { useRouter } from "@tanstack/react-router"
import { speak } from "../i18n/start-i18n.ts"
import { type Me, meQuery } from "./me.ts"
import { safeDestination } from "./safe-destination.ts"

/** What follows a sign-in: forget what another person saw, speak the person's language, go where they wanted. */
export function useEnter(): (me: Me, then: string | undefined) => Promise<void> {
  const queryClient = useQueryClient()
  const router = useRouter()
  return async (me, then) => {
    queryClient.clear()
    queryClient.setQueryData(meQuery.queryKey, me)
    // In the demonstration one visitor plays everybody, and goes on in the language chosen at the door.
    if (!me.entity.isDemonstration) await speak(me.language)
    router.history.push(safeDestination(then))
  }
}
