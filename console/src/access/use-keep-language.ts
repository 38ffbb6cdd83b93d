import { useMutation, useQueryClient } from "@tanstack/react-query"
import type { Language } from "../../../src/vocabulary/language.ts"
import { bodyOf, client } from "../api/client.ts"
import { speak } from "../i18n/start-i18n.ts"
import { meQuery } from "./me.ts"

/** Speaks a language at once, and keeps it with the person so that the next sign-in begins in it. */
export function useKeepLanguage() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: async (language: Language) => {
      await speak(language)
      return bodyOf(client.PATCH("/v1/access/me", { body: { language } }))
    },
    onSuccess: (me) => queryClient.setQueryData(meQuery.queryKey, me),
  })
}
