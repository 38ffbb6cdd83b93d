import { useMutation, useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { Button } from "../ui/button.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"

/** How many sessions of a person are open, and the way to end them all: for a lost device, or a doubt. */
export function EndSessions({ userId }: { readonly userId: string }) {
  const { t } = useTranslation(["security"])
  const path = { userId }
  const sessions = useQuery({
    queryKey: ["access", "users", userId, "sessions"],
    queryFn: () => bodyOf(client.GET("/v1/access/users/{userId}/sessions", { params: { path } })),
  })
  const end = useMutation({
    mutationFn: () => client.POST("/v1/access/users/{userId}/sessions/revocation", { params: { path } }).then(() => undefined),
    onSuccess: () => sessions.refetch(),
  })
  const problem = sessions.error ?? end.error
  const count = sessions.data?.items.length
  return (
    <>
      {problem === null ? null : <ErrorNotice error={problem} />}
      {count === undefined ? null : <p className="muted">{t("sessions.open", { count })}</p>}
      <div>
        <Button onPress={() => end.mutate()} isBusy={end.isPending} isDisabled={count === 0}>
          {t("sessions.end_all")}
        </Button>
      </div>
    </>
  )
}
