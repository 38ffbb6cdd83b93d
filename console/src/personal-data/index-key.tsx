import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { bodyOf, client } from "../api/client.ts"
import { useFormat } from "../i18n/use-format.ts"
import { Button } from "../ui/button.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Section } from "../ui/section.tsx"

const lookAgainMilliseconds = 5_000

const rotationQuery = queryOptions({
  queryKey: ["personal-data", "index-rotation"],
  queryFn: () => bodyOf(client.GET("/v1/personal-data/index-rotation")),
  refetchInterval: ({ state }) => (state.data?.state === "under_way" ? lookAgainMilliseconds : false),
})

/** The key of the blind indexes, by which names and logins are found: how far the newest change of it has come, and the button for another. */
export function IndexKey() {
  const { t } = useTranslation("access")
  const format = useFormat()
  const queries = useQueryClient()
  const { data: rotation, error } = useQuery(rotationQuery)
  const rotate = useMutation({
    mutationFn: () => bodyOf(client.POST("/v1/personal-data/index-rotation")),
    onSettled: () => queries.invalidateQueries(rotationQuery),
  })
  const at = rotation?.finishedAt ?? rotation?.startedAt
  const problem = rotate.error ?? error
  return (
    <Section title={t("indexing.title")}>
      <p>{t("indexing.what")}</p>
      {rotation === undefined ? null : (
        <p>
          {t(`indexing.state.${rotation.state}`, {
            at: at === undefined || at === null ? "" : format.instant(at),
            done: format.decimal(String(Math.min(rotation.done, rotation.total))),
            total: format.decimal(String(rotation.total)),
          })}
        </p>
      )}
      {rotation === undefined || rotation.toSignIn === 0 ? null : <p>{t("indexing.waiting", { count: rotation.toSignIn })}</p>}
      {problem === null ? null : <ErrorNotice error={problem} />}
      <div>
        <Button icon="again" onPress={() => rotate.mutate()} isBusy={rotate.isPending || rotation?.state === "under_way"}>
          {t("indexing.rotate")}
        </Button>
      </div>
    </Section>
  )
}
