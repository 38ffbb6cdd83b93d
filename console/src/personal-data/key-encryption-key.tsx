import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import type { components } from "../api/openapi.d.ts"
import { useFormat } from "../i18n/use-format.ts"
import { Button } from "../ui/button.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Section } from "../ui/section.tsx"

type Change = components["schemas"]["KeyEncryptionKeyChange"]

const lookAgainMilliseconds = 5_000

const changeQuery = queryOptions({
  queryKey: ["personal-data", "key-change"],
  queryFn: () => bodyOf(client.GET("/v1/personal-data/key-change")),
  refetchInterval: ({ state }) => (state.data?.state === "under_way" ? lookAgainMilliseconds : false),
})

/** The key outside the database that wraps all others: whether a new one is here, how far it has come, and whether the old one may go. */
export function KeyEncryptionKey() {
  const { t } = useTranslation("access")
  const queries = useQueryClient()
  const { data: change, error } = useQuery(changeQuery)
  const order = useMutation({
    mutationFn: () => bodyOf(client.POST("/v1/personal-data/key-change")),
    onSettled: () => queries.invalidateQueries(changeQuery),
  })
  const problem = order.error ?? error
  return (
    <Section title={t("wrapping.title")}>
      <p>{t("wrapping.what")}</p>
      {change === undefined ? null : <Standing change={change} />}
      {problem === null ? null : <ErrorNotice error={problem} />}
      {change?.state === "next_here" ? (
        <div>
          <Button icon="again" onPress={() => order.mutate()} isBusy={order.isPending}>
            {t("wrapping.change")}
          </Button>
        </div>
      ) : null}
    </Section>
  )
}

function Standing({ change: { state, startedAt, finishedAt, done, total, waitingFor, mayRemoveOld } }: { readonly change: Change }) {
  const { t } = useTranslation("access")
  const format = useFormat()
  const at = finishedAt ?? startedAt
  const counts = { done: format.decimal(String(done)), total: format.decimal(String(total)) }
  return (
    <>
      <p>{t(`wrapping.state.${state}`, { at: at === null ? "" : format.instant(at), ...counts })}</p>
      {waitingFor === 0 ? null : <p>{t("wrapping.waiting", { count: waitingFor })}</p>}
      {startedAt === null ? null : <p>{t(mayRemoveOld ? "wrapping.old.free" : "wrapping.old.needed")}</p>}
    </>
  )
}
