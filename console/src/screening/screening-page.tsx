import { useInfiniteQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { useMay } from "../access/me.ts"
import { useFormat } from "../i18n/use-format.ts"
import { Button } from "../ui/button.tsx"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { EmptyState } from "../ui/empty-state.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Page } from "../ui/page.tsx"
import { Section } from "../ui/section.tsx"
import { Time } from "../ui/time.tsx"
import { CheckName } from "./check-name.tsx"
import { ListBadges } from "./list-badges.tsx"
import { type ListVersion, listsQuery } from "./list-queries.ts"
import { UploadList } from "./upload-list.tsx"

/** The sanctions lists: which are in force, how new ones come in, and what a name would meet. */
export function ScreeningPage() {
  const { t } = useTranslation(["screening", "common"])
  const may = useMay()
  const lists = useInfiniteQuery(listsQuery)
  const rows = lists.data?.pages.flatMap((page) => page.items)
  const columns = useColumns()
  return (
    <Page title={t("common:room.screening")}>
      <CheckName />
      <Section title={t("lists")}>
        {lists.error === null ? null : <ErrorNotice error={lists.error} />}
        {rows === undefined ? null : rows.length === 0 ? (
          <EmptyState icon="screening" title={t("empty.title")} text={t("empty.text")} />
        ) : (
          <DataTable caption={t("lists")} columns={columns} rows={rows} rowId={(list) => list.listVersionId} />
        )}
        {lists.hasNextPage ? (
          <div>
            <Button onPress={() => void lists.fetchNextPage()}>{t("common:more")}</Button>
          </div>
        ) : null}
      </Section>
      {may("screening.import") ? <UploadList /> : null}
    </Page>
  )
}

function useColumns(): readonly Column<ListVersion>[] {
  const { t } = useTranslation(["screening", "common"])
  const format = useFormat()
  return useMemo(
    (): Column<ListVersion>[] => [
      {
        id: "title",
        header: t("column.title"),
        cell: (list) => (
          <Link to="/screening/$listVersionId" params={{ listVersionId: list.listVersionId }}>
            {list.title}
          </Link>
        ),
      },
      { id: "state", header: t("column.state"), cell: (list) => <ListBadges list={list} /> },
      {
        id: "entries",
        header: t("column.entries"),
        isFigure: true,
        isWideOnly: true,
        cell: (list) => (list.entryCount === null ? "–" : format.count(list.entryCount)),
      },
      {
        id: "names",
        header: t("column.names"),
        isFigure: true,
        isWideOnly: true,
        cell: (list) => (list.nameCount === null ? "–" : format.count(list.nameCount)),
      },
      {
        id: "confirmed",
        header: t("common:in_zone", { what: t("column.confirmed") }),
        isWideOnly: true,
        cell: (list) => (list.confirmedAt === null ? t("common:not_known") : <Time at={list.confirmedAt} isBare />),
      },
      {
        id: "received",
        header: t("common:in_zone", { what: t("column.received") }),
        isWideOnly: true,
        cell: (list) => <Time at={list.receivedAt} isBare />,
      },
    ],
    [t, format],
  )
}
