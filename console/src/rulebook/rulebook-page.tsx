import { useQuery } from "@tanstack/react-query"
import { getRouteApi, Link, Outlet, useNavigate, useParams } from "@tanstack/react-router"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { focusTitle } from "../shell/use-focus-on-arrival.ts"
import { Badge } from "../ui/badge.tsx"
import { type Column, DataTable } from "../ui/data-table.tsx"
import { DateField } from "../ui/date-field.tsx"
import { EmptyState } from "../ui/empty-state.tsx"
import { ErrorNotice } from "../ui/error-notice.tsx"
import { Filters } from "../ui/filters.tsx"
import { GradeBadge } from "../ui/grade-badge.tsx"
import { Notice } from "../ui/notice.tsx"
import { Page } from "../ui/page.tsx"
import { SplitView } from "../ui/split-view.tsx"
import { TextField } from "../ui/text-field.tsx"
import { matchValues } from "./match-values.ts"
import { type RulebookValue, valuesQuery } from "./rulebook-queries.ts"
import { parseRulebookSearch } from "./rulebook-search.ts"
import { RulebookState } from "./rulebook-state.tsx"
import { ShownValue } from "./shown-value.tsx"

const route = getRouteApi("/inside/rulebook")

/** Every value of the law and of house policy on a day, with its grade. */
export function RulebookPage() {
  const { t } = useTranslation(["rulebook", "common"])
  const search = route.useSearch()
  const navigate = useNavigate()
  const { valueId } = useParams({ strict: false })
  const isOpen = valueId !== undefined
  const { data, error } = useQuery(valuesQuery(search.on))
  const columns = useColumns(isOpen)
  const rows = matchValues(data?.items ?? [], search.find ?? "")
  const list = (
    <Page title={t("common:room.rulebook")} isBeside={isOpen}>
      {isOpen ? null : <Notice tone="note" title={t("not_advice")} />}
      {isOpen ? null : <RulebookState />}
      <RulebookFilters on={data?.on} />
      {error === null ? null : <ErrorNotice error={error} />}
      {data !== undefined && rows.length === 0 ? <EmptyState icon="rulebook" title={t("empty.title")} text={t("empty.text")} /> : null}
      {rows.length === 0 ? null : (
        <DataTable
          caption={t("common:room.rulebook")}
          columns={columns}
          rows={rows}
          rowId={(value) => value.id}
          selectedId={valueId}
          onSelect={(id) =>
            void navigate({ to: "/rulebook/$valueId", params: { valueId: id }, search, replace: isOpen, state: { staysInList: true } })
          }
          onEnter={focusTitle}
        />
      )}
    </Page>
  )
  return <SplitView list={list} detail={isOpen ? <Outlet /> : undefined} listLabel={t("common:list")} detailLabel={t("common:detail")} />
}

function useColumns(isNarrow: boolean): readonly Column<RulebookValue>[] {
  const { t } = useTranslation(["rulebook", "common"])
  return useMemo(() => {
    const id: Column<RulebookValue> = {
      id: "id",
      header: t("column.value"),
      cell: (value) => (
        <Link to="/rulebook/$valueId" params={{ valueId: value.id }} search>
          <code>{value.id}</code>
        </Link>
      ),
    }
    const grade: Column<RulebookValue> = {
      id: "grade",
      header: t("column.grade"),
      cell: (value) =>
        value.current === undefined ? (
          <Badge tone="unknown" word={t(`status.${value.status}`)} />
        ) : (
          <GradeBadge grade={value.current.grade} />
        ),
    }
    if (isNarrow) return [id, grade]
    return [
      id,
      { id: "meaning", header: t("column.meaning"), cell: (value) => value.meaning, isWideOnly: true },
      {
        id: "now",
        header: t("column.says"),
        cell: (value) =>
          value.current === undefined ? (
            <span className="muted">{t(`status.${value.status}`)}</span>
          ) : (
            <ShownValue value={value} period={value.current} isShort />
          ),
        isWideOnly: true,
      },
      { id: "instrument", header: t("column.instrument"), cell: (value) => value.instrument, isWideOnly: true },
      grade,
    ]
  }, [t, isNarrow])
}

function RulebookFilters({ on }: { readonly on: string | undefined }) {
  const { t } = useTranslation(["rulebook", "common"])
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const set = (name: "on" | "find", value: string) =>
    void navigate({ to: ".", search: (before) => parseRulebookSearch({ ...before, [name]: value }), replace: true })
  return (
    <Filters label={t("common:filters")} choices={[]} onChoose={() => undefined}>
      <DateField label={t("on_day")} value={search.on ?? on ?? ""} onChange={(day) => set("on", day)} />
      <TextField label={t("find")} kind="search" value={search.find ?? ""} onChange={(text) => set("find", text)} />
    </Filters>
  )
}
