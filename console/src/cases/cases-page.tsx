import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { getRouteApi, Link, Outlet, useNavigate, useParams } from "@tanstack/react-router"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { usePersonName } from "../access/colleagues.ts"
import { meQuery } from "../access/me.ts"
import { focusTitle } from "../shell/use-focus-on-arrival.ts"
import { useTransferTitle } from "../transfers/use-transfer-title.ts"
import type { Column } from "../ui/data-table.tsx"
import { Due } from "../ui/due.tsx"
import { Filters } from "../ui/filters.tsx"
import { ListPage } from "../ui/list-page.tsx"
import { shortenMiddle } from "../ui/shorten-middle.ts"
import { SplitView } from "../ui/split-view.tsx"
import { StateBadge } from "../ui/state-badge.tsx"
import { useNow } from "../ui/use-now.ts"
import { type Case, casesQuery, heldTransfersQuery } from "./case-queries.ts"
import { type CaseSearch, caseFilters, parseCaseSearch } from "./case-search.ts"

const route = getRouteApi("/inside/cases")

/** The inbox: what is to be done, who owns it, how long is left. */
export function CasesPage() {
  const { t } = useTranslation(["cases", "common"])
  const search = route.useSearch()
  const navigate = useNavigate()
  const { caseId } = useParams({ strict: false })
  const isOpen = caseId !== undefined
  const cases = useInfiniteQuery(casesQuery(search))
  const columns = useColumns(isOpen)
  const list = (
    <ListPage
      title={t("common:room.cases")}
      isBeside={isOpen}
      query={cases}
      columns={columns}
      rowId={(found) => found.caseId}
      selectedId={caseId}
      onSelect={(id) =>
        void navigate({ to: "/cases/$caseId", params: { caseId: id }, search, replace: isOpen, state: { staysInList: true } })
      }
      onEnter={focusTitle}
      filters={<CaseFilters search={search} />}
      empty={{ icon: "cases", title: t("empty.title"), text: t("empty.text") }}
    />
  )
  return <SplitView list={list} detail={isOpen ? <Outlet /> : undefined} listLabel={t("common:list")} detailLabel={t("common:detail")} />
}

function useColumns(isNarrow: boolean): readonly Column<Case>[] {
  const { t } = useTranslation(["cases", "common"])
  const now = useNow()
  const nameOf = usePersonName()
  const titleOf = useTransferTitle()
  const { data: held } = useQuery(heldTransfersQuery)
  return useMemo(() => {
    const titleOfCase = ({ subjectId }: Case): string => {
      const transfer = held?.get(subjectId)
      return transfer === undefined ? t("title", { id: shortenMiddle(subjectId, 6) }) : titleOf(transfer)
    }
    const about: Column<Case> = {
      id: "about",
      header: t("column.about"),
      cell: (found) => (
        <Link to="/cases/$caseId" params={{ caseId: found.caseId }} search>
          {titleOfCase(found)}
        </Link>
      ),
    }
    const due: Column<Case> = {
      id: "due",
      header: t("column.due"),
      cell: (found) => (found.state === "closed" ? null : <Due at={found.dueAt} now={now} />),
    }
    const state: Column<Case> = { id: "state", header: t("column.state"), cell: (found) => <StateBadge state={found.state} /> }
    if (isNarrow) return [about, due]
    return [about, due, { id: "owner", header: t("column.owner"), cell: (found) => nameOf(found.ownerId), isWideOnly: true }, state]
  }, [t, now, nameOf, titleOf, held, isNarrow])
}

function CaseFilters({ search }: { readonly search: CaseSearch }) {
  const { t } = useTranslation(["cases", "common"])
  const navigate = route.useNavigate()
  const { data: me } = useQuery(meQuery)
  const states = [...caseFilters.filter((state) => state !== "to_do"), "all" as const]
  return (
    <Filters
      label={t("common:filters")}
      choices={[
        {
          name: "state",
          label: t("column.state"),
          value: search.state ?? "",
          options: states.map((value) => ({ value, label: t(`filter.${value}`) })),
          all: t("filter.to_do"),
        },
        {
          name: "ownerId",
          label: t("column.owner"),
          value: search.ownerId ?? "",
          options: me === undefined ? [] : [{ value: me.userId, label: t("filter.mine") }],
          all: t("common:all"),
        },
      ]}
      onChoose={(name, value) => void navigate({ to: ".", search: (before) => parseCaseSearch({ ...before, [name]: value }) })}
    />
  )
}
