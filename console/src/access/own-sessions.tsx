import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { Badge } from "../ui/badge.tsx"
import { Button } from "../ui/button.tsx"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Section } from "../ui/section.tsx"
import { Time } from "../ui/time.tsx"

const sessionsQuery = queryOptions({ queryKey: ["access", "sessions"], queryFn: () => bodyOf(client.GET("/v1/access/sessions")) })

type Session = Awaited<ReturnType<NonNullable<typeof sessionsQuery.queryFn>>>["items"][number]

/** Where one is signed in, and the way to end what one does not know. */
export function OwnSessions() {
  const { t } = useTranslation(["security", "common"])
  const queryClient = useQueryClient()
  const { data, error } = useQuery(sessionsQuery)
  const end = useMutation({
    mutationFn: (sessionId: string) =>
      client.POST("/v1/access/sessions/{sessionId}/revocation", { params: { path: { sessionId } } }).then(() => undefined),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
  const { mutate } = end
  const columns = useMemo(
    (): Column<Session>[] => [
      { id: "since", header: t("sessions.since"), cell: (session) => <Time at={session.openedAt} /> },
      { id: "method", header: t("sessions.method"), cell: (session) => t(`sessions.method.${session.method}`), isWideOnly: true },
      { id: "seen", header: t("sessions.seen"), cell: (session) => <Time at={session.lastSeenAt} />, isWideOnly: true },
      {
        id: "end",
        header: "",
        cell: (session) =>
          session.isThis ? (
            <Badge tone="note" word={t("sessions.this")} />
          ) : (
            <Button look="quiet" onPress={() => mutate(session.sessionId)}>
              {t("sessions.end")}
            </Button>
          ),
      },
    ],
    [t, mutate],
  )
  const problem = error ?? end.error
  return (
    <Section title={t("sessions.title")}>
      {problem === null ? null : <ErrorNotice error={problem} />}
      <p className="muted">{t("sessions.text")}</p>
      <DataTable caption={t("sessions.title")} columns={columns} rows={data?.items ?? []} rowId={(session) => session.sessionId} />
    </Section>
  )
}
