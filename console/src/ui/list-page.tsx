import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Button } from "./button.tsx"
import { type Column, DataTable } from "./data-table.tsx"
import { EmptyState, type EmptyStateProps } from "./empty-state.tsx"
import { ErrorNotice } from "./error-notice.tsx"
import { Page } from "./page.tsx"

/** What a list needs to know of an infinite query. */
export interface PagedQuery<Row> {
  readonly data: { readonly pages: readonly { readonly items: readonly Row[] }[] } | undefined
  readonly error: unknown
  readonly isPending: boolean
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => unknown
}

export interface ListPageProps<Row> {
  readonly title: string
  /** An object is open beside the list and names the page. */
  readonly isBeside: boolean
  readonly query: PagedQuery<Row>
  readonly columns: readonly Column<Row>[]
  readonly rowId: (row: Row) => string
  readonly selectedId: string | undefined
  readonly onSelect: (id: string) => void
  readonly onEnter: (id: string) => void
  readonly actions?: ReactNode
  readonly filters?: ReactNode
  readonly empty: EmptyStateProps
}

/** A list that can be walked through, page after page. */
export function ListPage<Row extends object>({
  title,
  isBeside,
  query,
  columns,
  rowId,
  selectedId,
  onSelect,
  onEnter,
  actions,
  filters,
  empty,
}: ListPageProps<Row>) {
  const { t } = useTranslation()
  const rows = query.data?.pages.flatMap((page) => page.items)
  return (
    <Page title={title} actions={isBeside ? undefined : actions} isBeside={isBeside}>
      {filters}
      {query.error === null ? null : <ErrorNotice error={query.error} />}
      {query.isPending ? (
        <p role="status" className="muted">
          {t("loading")}
        </p>
      ) : null}
      {rows === undefined ? null : rows.length === 0 ? (
        <EmptyState {...empty} />
      ) : (
        <DataTable caption={title} {...{ columns, rows, rowId, selectedId, onSelect, onEnter }} />
      )}
      {query.hasNextPage ? (
        <div>
          <Button onPress={() => void query.fetchNextPage()} isBusy={query.isFetchingNextPage}>
            {t("more")}
          </Button>
        </div>
      ) : null}
    </Page>
  )
}
