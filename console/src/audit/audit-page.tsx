import { useInfiniteQuery } from "@tanstack/react-query"
import { getRouteApi, Link, Outlet, useNavigate, useParams } from "@tanstack/react-router"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { usePersonName } from "../access/colleagues.ts"
import { useMay } from "../access/me.ts"
import { useFormat } from "../i18n/use-format.ts"
import { focusTitle } from "../shell/use-focus-on-arrival.ts"
import { Button } from "../ui/button.tsx"
import type { Column } from "../ui/data-table.tsx"
import { Filters } from "../ui/filters.tsx"
import { ListPage } from "../ui/list-page.tsx"
import { shortenMiddle } from "../ui/shorten-middle.ts"
import { SplitView } from "../ui/split-view.tsx"
import { Time } from "../ui/time.tsx"
import { type AuditEntry, entriesQuery } from "./audit-queries.ts"
import { type AuditSearch, parseAuditSearch } from "./audit-search.ts"
import { ExportButton } from "./export-button.tsx"
import { LogState } from "./log-state.tsx"

const route = getRouteApi("/inside/audit")

/** The log that only grows: who did what to what, at which position. */
export function AuditPage() {
  const { t } = useTranslation(["audit", "common"])
  const search = route.useSearch()
  const navigate = useNavigate()
  const may = useMay()
  const { entryId } = useParams({ strict: false })
  const isOpen = entryId !== undefined
  const entries = useInfiniteQuery(entriesQuery(search))
  const columns = useColumns(isOpen)
  const list = (
    <ListPage
      title={t("common:room.audit")}
      isBeside={isOpen}
      query={entries}
      columns={columns}
      rowId={(entry) => entry.entryId}
      selectedId={entryId}
      onSelect={(id) =>
        void navigate({ to: "/audit/$entryId", params: { entryId: id }, search, replace: isOpen, state: { staysInList: true } })
      }
      onEnter={focusTitle}
      actions={may("audit.export") ? <ExportButton /> : null}
      filters={
        <>
          {isOpen ? null : <LogState />}
          <AuditFilters search={search} />
        </>
      }
      empty={{ icon: "audit", title: t("empty.title"), text: t("empty.text") }}
    />
  )
  return <SplitView list={list} detail={isOpen ? <Outlet /> : undefined} listLabel={t("common:list")} detailLabel={t("common:detail")} />
}

function useColumns(isNarrow: boolean): readonly Column<AuditEntry>[] {
  const { t } = useTranslation(["audit", "common"])
  const format = useFormat()
  const nameOf = usePersonName()
  return useMemo(() => {
    const position: Column<AuditEntry> = {
      id: "position",
      header: t("column.position"),
      isFigure: true,
      cell: (entry) => (entry.position === null ? t("pending") : format.count(entry.position)),
    }
    const action: Column<AuditEntry> = {
      id: "action",
      header: t("column.action"),
      cell: (entry) => (
        <Link to="/audit/$entryId" params={{ entryId: entry.entryId }} search>
          <code>{entry.action}</code>
        </Link>
      ),
    }
    const who: Column<AuditEntry> = { id: "actor", header: t("column.actor"), cell: (entry) => nameOf(entry.actor) }
    if (isNarrow) return [position, action]
    return [
      position,
      {
        id: "at",
        header: t("common:in_zone", { what: t("column.at") }),
        cell: (entry) => <Time at={entry.recordedAt} isBare />,
        isWideOnly: true,
      },
      action,
      who,
      {
        id: "subject",
        header: t("column.subject"),
        cell: (entry) => `${entry.subject.kind} ${shortenMiddle(entry.subject.id, 6)}`,
        isWideOnly: true,
      },
    ]
  }, [t, format, nameOf, isNarrow])
}

function AuditFilters({ search }: { readonly search: AuditSearch }) {
  const { t } = useTranslation(["audit", "common"])
  const navigate = route.useNavigate()
  const names = (["action", "actor", "subjectId"] as const).filter((name) => search[name] !== undefined)
  if (names.length === 0) return null
  return (
    <Filters label={t("common:filters")} choices={[]} onChoose={() => undefined}>
      {names.map((name) => (
        <Button
          key={name}
          look="quiet"
          icon="close"
          onPress={() => void navigate({ to: ".", search: (before) => parseAuditSearch({ ...before, [name]: "" }) })}
        >
          {t(`filter.${name}`, { value: shortenMiddle(search[name] ?? "", 8) })}
        </Button>
      ))}
    </Filters>
  )
}
